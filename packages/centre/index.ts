export { centreSchema, languages } from './schema.ts'
export type { Centre, Counter, Language, Service, Topic, Words, Zone } from './schema.ts'
export { wordsIn } from './words.ts'
export { parseCentre } from './validate.ts'
