import type { Language } from '@senha/centre'
import { portugueseNames } from '@senha/i18n'
import { beside, rule, space, stack } from './block.ts'
import type { Block } from './block.ts'
import { fitted, lines, SEPARATOR } from './words.ts'

/** What staff read: Portuguese words, whatever the paper's language; empty ones are skipped. */
export const staffWords = (parts: readonly string[]): string => `pt: ${parts.filter((part) => part !== '').join(SEPARATOR)}`

/** As staff call it, in one word. */
export const languageForStaff = (language: Language): string => (language === 'kea' ? 'crioulo' : portugueseNames[language])

/** For staff who do not read the paper's language: Portuguese words at the left, which language it is at the right. */
export const staffLine = (parts: readonly string[], language: Language, room: number, sizes: readonly number[]): Block => {
  const name = lines([languageForStaff(language)], { size: sizes.at(-1) ?? 20, weight: 700 })
  const words = fitted(staffWords(parts), room - name.width - 16, { sizes, most: 1, weight: 500 })
  return stack([rule(room, 2, { dash: 6 }), space(4), beside([words, space(0, room - words.width - name.width), name], 0, 'top')])
}
