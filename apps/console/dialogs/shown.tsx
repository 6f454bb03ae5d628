import type { Language } from '@senha/centre'
import { sentenceTexts } from '@senha/i18n/texts/sentences'
import { Button, Modal } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useDesk } from '../desk.tsx'

interface ShownProps { text: string; /** The same in the language of the staff; undefined where it is the visitor's too. */ means: string | undefined; language: Language; /** Words to point at. */ answers?: boolean; back: () => void; close: () => void; children?: ReactNode }

/** One sentence as large as it can be, for the visitor's own eyes: turned round, whoever stands across the desk reads it. */
export const Shown = ({ text, means, language, answers = false, back, close, children }: ShownProps) => {
  const { words: { t } } = useDesk()
  const [turned, setTurned] = useState(false)
  const say = sentenceTexts.in(language)
  return (
    <Modal
      title={t('say.shown')} size="large" closeWord={t('dialog.close')} onClose={close}
      footer={<>
        <Button onPress={back}>{t('dialog.back')}</Button>
        <Button appearance="solid" aria-pressed={turned} onPress={() => setTurned(!turned)}><Pictogram name="arrows-clockwise" size={20} />{t('say.turn')}</Button>
      </>}
    >
      <div className={`shown ${turned ? 'is-turned' : ''}`} lang={language}>
        <p className="shown-text">{text}</p>
        {children}
        {answers && <p className="shown-answers"><span>{say('yes')}</span><span>{say('no')}</span></p>}
      </div>
      {means !== undefined && <p className="shown-means">{means}</p>}
    </Modal>
  )
}
