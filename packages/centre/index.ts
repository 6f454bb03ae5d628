export { centreSchema, languages } from './schema.ts'
export type { Centre, Counter, DisplaySettings, Language, Service, Topic, Voice, Words, Zone } from './schema.ts'
export { wordsIn } from './words.ts'
export { parseCentre } from './validate.ts'
