import type { Language } from '@senha/centre'
import { phoneTexts } from '@senha/i18n/texts/phone'

export type Say = ReturnType<typeof phoneTexts.in>
const { languages } = phoneTexts

const known = (language: string): Language | undefined => languages.find((candidate) => candidate === language)

/** The language of a page: chosen here, else the visit's, else the phone's own; Portuguese when these words have none of them. */
export const pageLanguage = (chosen: string | null, ofVisit: Language | undefined, ofPhone: readonly string[]): Language =>
  [chosen, ofVisit, ...ofPhone.map((tag) => tag.split('-')[0])].map((language) => known(language ?? '')).find((language) => language !== undefined) ?? 'pt'

/** The languages to choose from, in the centre's order as on its kiosks; the one that is read now is always among them. */
export const offeredLanguages = (ofCentre: readonly Language[] | undefined, now: Language): Language[] => {
  const spoken = (ofCentre ?? languages).filter((language) => languages.includes(language))
  return spoken.includes(now) ? spoken : [...spoken, now]
}

/** A sentence with its number shown large: what stands around the number becomes small words under it. */
export const Figure = ({ text, figure }: { text: string; figure: string }) => {
  const [before = '', after = ''] = text.split(figure)
  return <>{before.trim() && <span>{before}</span>}<b>{figure}</b><span>{after.trim()}</span></>
}
