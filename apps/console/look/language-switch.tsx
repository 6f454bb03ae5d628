import { consoleTexts } from '@senha/i18n/texts/console'
import { Pictogram } from '@senha/ui'
import type { RoomLanguage } from '../words.ts'

/** Two languages: one button, in the words of the other one. */
export const LanguageSwitch = ({ language, setLanguage }: { language: RoomLanguage; setLanguage: (language: RoomLanguage) => void }) => {
  const other = language === 'pt' ? 'en' : 'pt'
  return (
    <button type="button" className="language-switch" lang={other} onClick={() => setLanguage(other)}>
      <Pictogram name="globe" size={20} />{consoleTexts.in(language)('header.switch')}
    </button>
  )
}
