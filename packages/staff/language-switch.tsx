import { Pictogram } from '@senha/ui'
import { useEffect } from 'react'
import { useRemembered } from './remembered.ts'

export const roomLanguages = ['pt', 'en'] as const
export type RoomLanguage = (typeof roomLanguages)[number]

const isRoomLanguage = (value: string): value is RoomLanguage => roomLanguages.some((language) => language === value)

/** The language of a staff room: Portuguese until somebody here chose otherwise. The page is marked with it. */
export const useRoomLanguage = (): [RoomLanguage, (language: RoomLanguage) => void] => {
  const [language, setLanguage] = useRemembered('staff.language', isRoomLanguage, 'pt')
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return [language, setLanguage]
}

/** Two languages: one button, in the words of the other one. */
export const LanguageSwitch = ({ word, language, setLanguage }: { word: string; language: RoomLanguage; setLanguage: (language: RoomLanguage) => void }) => {
  const other = language === 'pt' ? 'en' : 'pt'
  return <button type="button" className="language-switch" lang={other} onClick={() => setLanguage(other)}><Pictogram name="globe" size={20} />{word}</button>
}
