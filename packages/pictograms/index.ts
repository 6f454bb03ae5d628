export { pictogramNames } from './names.ts'
export type { PictogramName } from './names.ts'
export { paths } from './paths.ts'
