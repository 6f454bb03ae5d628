import { greetings, languageNames } from '@senha/i18n'
import { useKiosk } from '../kiosk-context.ts'

/** Up to this many stand below each other. */
const oneColumn = 4

/** Every language by its own name, with a greeting in it. */
export const LanguageGrid = () => {
  const { languages, dispatch } = useKiosk()
  return (
    <ul className={`languages ${languages.length > oneColumn ? 'many' : 'few'}`}>
      {languages.map((language) => (
        <li key={language}>
          <button type="button" lang={language} onClick={() => dispatch({ do: 'choose-language', language })}>
            <strong>{languageNames[language]}</strong>
            <span>{greetings[language]}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
