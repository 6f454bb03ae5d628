import type { Language } from '@senha/centre'
import { languageNames } from '@senha/i18n'
import { accountTexts } from '@senha/i18n/texts/account'
import type { RoomLanguage } from './language-switch.tsx'

/** A visitor's language as staff say it, in a sentence. */
export const languageWord = (visitor: Language, room: RoomLanguage): string => accountTexts.in(room)(`language.${visitor}`)

/** The same where it begins a line. */
export const languageTitle = (visitor: Language, room: RoomLanguage): string => {
  const word = languageWord(visitor, room)
  return word.charAt(0).toLocaleUpperCase(room) + word.slice(1)
}

/**
 * One rule everywhere: a language goes by its name in the language of the staff; where a visitor may look or point, its own
 * name follows.
 */
export const LanguageName = ({ of: visitor, room, own = false }: { of: Language; room: RoomLanguage; /** A visitor may look. */ own?: boolean }) => {
  const title = languageTitle(visitor, room)
  return own && title !== languageNames[visitor]
    ? <span className="language-name">{title} <span className="language-own" lang={visitor}>{languageNames[visitor]}</span></span>
    : <span className="language-name">{title}</span>
}
