import { LanguageSwitch } from '@senha/staff'
import { useDesk } from '../desk.tsx'

export const Language = () => {
  const { words, setLanguage } = useDesk()
  return <LanguageSwitch word={words.t('header.switch')} language={words.language} setLanguage={setLanguage} />
}
