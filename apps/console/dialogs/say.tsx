import { wordsIn } from '@senha/centre'
import type { Language } from '@senha/centre'
import { LanguageName, Modal } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useState } from 'react'
import { useDesk } from '../desk.tsx'
import { sentence, sentenceNames } from '../sentences.ts'
import type { SentenceName, Subject } from '../sentences.ts'
import { Shown } from './shown.tsx'

/** The sentences of every day in the visitor's language, each with what it means: read out, or shown in large letters. */
export const SayDialog = ({ close }: { close: () => void }) => {
  const { state, centre, words } = useDesk()
  const { t } = words
  const [language, setLanguage] = useState<Language>(state.visit?.language ?? 'en')
  const [counter, setCounter] = useState('')
  const [documentId, setDocumentId] = useState(centre.documents[0]?.id ?? '')
  const [shown, setShown] = useState<SentenceName>()
  const named = centre.documents.find(({ id }) => id === documentId)
  const subject: Subject = { counter, number: state.ticket?.number, document: (one) => wordsIn(named?.name ?? {}, one) }
  if (shown !== undefined) return <Shown text={sentence(shown, language, subject)} means={language === words.language ? undefined : sentence(shown, words.language, subject)} language={language} answers={shown === 'document' || shown === 'interpreter' || shown === 'card'} back={() => setShown(undefined)} close={close} />
  return (
    <Modal title={t('say.title')} size="large" closeWord={t('dialog.close')} onClose={close}>
      <fieldset className="chips-field">
        <legend>{t('say.language')}</legend>
        <div className="chips">
          {centre.languages.map((one) => (
            <label key={one} className="chip">
              <input type="radio" name="say-language" className="visually-hidden" checked={language === one} onChange={() => setLanguage(one)} />
              <LanguageName of={one} room={words.language} own />
            </label>
          ))}
        </div>
      </fieldset>
      <ul className="sentences">
        {sentenceNames.map((name) => (
          <li key={name}>
            <button type="button" className="sentence" onClick={() => setShown(name)}>
              <span className="sentence-said" lang={language}>{sentence(name, language, subject)}</span>
              {language !== words.language && <span className="sentence-means">{sentence(name, words.language, subject)}</span>}
              <span className="visually-hidden">: {t('say.show')}</span>
              <Pictogram name="text-aa" size={22} />
            </button>
            {name === 'counter' && <label className="sentence-of">{t('say.counter')}<input inputMode="numeric" maxLength={3} autoComplete="off" value={counter} onChange={(event) => setCounter(event.currentTarget.value.replaceAll(/\D/g, ''))} /></label>}
            {name === 'document' && (
              <label className="sentence-of">{t('say.document')}
                <select value={documentId} onChange={(event) => setDocumentId(event.currentTarget.value)}>
                  {centre.documents.map(({ id }) => <option key={id} value={id}>{words.document(id)}</option>)}
                </select>
              </label>
            )}
          </li>
        ))}
      </ul>
    </Modal>
  )
}
