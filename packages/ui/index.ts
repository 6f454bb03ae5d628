export { playChime } from './chime.ts'
export { Pictogram } from './pictogram.tsx'
export { useSnapshot, useStatus } from './use-link.ts'
export { useNow } from './use-now.ts'
