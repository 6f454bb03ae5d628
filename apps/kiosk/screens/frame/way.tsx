import { languageNames } from '@senha/i18n'
import { Pictogram } from '@senha/ui'
import { useKiosk } from '../kiosk-context.ts'

/** Back, and the language: on every step after the first, in the same place. */
export const Way = ({ back = true }: { back?: boolean }) => {
  const { t, language, dispatch } = useKiosk()
  return (
    <div className="way">
      {back ? (
        <button type="button" className="back" onClick={() => dispatch({ do: 'back' })}>
          <Pictogram name="arrow-left" size="1.15em" />
          {t('nav.back')}
        </button>
      ) : <span />}
      <button type="button" className="tongue" aria-haspopup="dialog" onClick={() => dispatch({ do: 'open', over: 'language' })}>
        <Pictogram name="globe" size="1.15em" />
        <span>{languageNames[language]}</span>
        <span className="visually-hidden">{t('language.change')}</span>
      </button>
    </div>
  )
}
