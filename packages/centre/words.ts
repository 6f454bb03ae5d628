import type { Language, Words } from './schema.ts'

/** The words in a language. A validated centre has every language of its list; a screen may still ask for another one. */
export const wordsIn = (words: Words, language: Language): string => words[language] ?? words.pt ?? Object.values(words)[0] ?? ''

/** Whether two words of a centre are one to whoever reads them: a topic and its service may differ in a capital. */
export const readSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
