import type { Language, Words } from './schema.ts'

/** The words in a language. A validated centre has every language of its list; a screen may still ask for another one. */
export const wordsIn = (words: Words, language: Language): string => words[language] ?? words.pt ?? Object.values(words)[0] ?? ''
