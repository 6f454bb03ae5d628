import type { SpokenLanguage } from '../languages/all.ts'
import { en } from './english.ts'
import type { Reading } from './reading.ts'
import { es, fr, kea, pt, ro } from './romance.ts'
import { be, ru, uk } from './slavic.ts'

export const readings: Record<SpokenLanguage, Reading> = { pt, en, fr, es, ru, uk, ro, be, kea }
