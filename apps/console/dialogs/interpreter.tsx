import { LanguageName } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useState } from 'react'
import { useDesk } from '../desk.tsx'
import { Ask } from './ask.tsx'

/** Asks colleagues for somebody who speaks a language, the visitor's unless another is chosen; the telephone line stands beside it. (SPEC.md, I1) */
export const InterpreterDialog = ({ close }: { close: () => void }) => {
  const { state, centre, words, commander } = useDesk()
  const line = centre.interpretingLine
  const { t } = words
  const [language, setLanguage] = useState(state.ticket?.language ?? 'pt')
  return (
    <Ask
      title={t('interpreter.ask.title')} confirm={t('interpreter.ask.confirm')} close={close}
      onConfirm={async () => (await commander.ask(t('action.interpreter'), 'interpreter:request', { language })).ok}
    >
      <p className="lead">{t('interpreter.ask.text')}</p>
      <fieldset className="chips-field">
        <legend>{t('interpreter.ask.language')}</legend>
        <div className="chips">
          {centre.languages.map((one) => (
            <label key={one} className="chip">
              <input type="radio" name="interpreter" className="visually-hidden" checked={language === one} onChange={() => setLanguage(one)} />
              <LanguageName of={one} room={words.language} own />
            </label>
          ))}
        </div>
      </fieldset>
      <p className="ask-line"><Pictogram name="phone" size={22} />{t('interpreter.ask.line')} {line.name} <strong className="tabular">{line.phone}</strong>{line.landline !== undefined && <span className="tabular">{t('interpreter.landline', { phone: line.landline })}</span>}</p>
    </Ask>
  )
}
