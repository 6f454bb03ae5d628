import { en } from './english.ts'
import { es, fr, kea, pt, ro } from './romance.ts'
import type { SpeechRule } from './rule.ts'
import { be, ru, uk } from './slavic.ts'

export const spokenLanguages = ['pt', 'en', 'fr', 'es', 'uk', 'ru', 'ro', 'be', 'kea'] as const
export type SpokenLanguage = typeof spokenLanguages[number]
export const isSpoken = (language: string): language is SpokenLanguage => spokenLanguages.some((each) => each === language)

export const rules: Record<SpokenLanguage, SpeechRule> = { pt, en, fr, es, ru, uk, ro, be, kea }
