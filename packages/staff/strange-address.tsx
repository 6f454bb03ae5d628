import { doorTexts } from '@senha/i18n/texts/door'
import type { RoomLanguage } from './language-switch.tsx'
import { WholePage } from './whole-page.tsx'

/** The same as one sentence, for a form. */
export const addressRefused = (language: RoomLanguage): string => doorTexts.in(language)('name.text', { name: location.host })

/** The hub does not go by the address under which this page was opened. */
export const StrangeAddress = ({ name, language }: { name: string; language: RoomLanguage }) => {
  const t = doorTexts.in(language)
  return <WholePage pictogram="warning-circle" title={t('name.title')}><p>{t('name.text', { name })}</p></WholePage>
}
