export { ownOrigin } from './names.ts'
export { createThrottle } from './throttle.ts'
export type { Throttle } from './throttle.ts'
