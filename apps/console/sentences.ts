import type { Language } from '@senha/centre'
import { sentenceTexts } from '@senha/i18n/texts/sentences'

/** The sentences of every day, in the order of a visit. */
export const sentenceNames = ['wait', 'counter', 'keep', 'document', 'bring', 'interpreter', 'coming', 'phone', 'slowly', 'card', 'done'] as const
export type SentenceName = (typeof sentenceNames)[number]

/** What a sentence speaks of: a counter, a document, the number of the ticket. */
export interface Subject { counter: string; number: string | undefined; document: (language: Language) => string }

/** Where a counter is not chosen yet. */
const blank = '…'

/** A sentence in a language, whole: with what it speaks of in the same language. */
export const sentence = (name: SentenceName, language: Language, { counter, number, document }: Subject): string => {
  const say = sentenceTexts.in(language)
  switch (name) {
    case 'wait': return number === undefined ? say('wait') : say('waitNumber', { number })
    case 'counter': return say('counter', { counter: counter === '' ? blank : counter })
    case 'document': case 'bring': return say(name, { document: document(language) })
    case 'keep': case 'interpreter': case 'coming': case 'phone': case 'slowly': case 'card': case 'done': return say(name)
    default: return name satisfies never
  }
}
