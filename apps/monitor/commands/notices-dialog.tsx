import type { MonitorState, PublicCentre } from '@senha/protocol'
import { Button, Modal } from '@senha/staff'
import { useState } from 'react'
import type { MonitorLink } from '../link.ts'
import { NoticeWords } from '../standing-notices.tsx'
import type { MonitorWords } from '../words.ts'
import { asksTwice, NoticeSure } from './notice-sure.tsx'
import { Refusal } from './refusal.tsx'
import { useAsking } from './use-asking.ts'

interface NoticesDialogProps { state: MonitorState; centre: PublicCentre; link: MonitorLink; words: MonitorWords; close: () => void }

/** A supervisor picks one of the centre's prepared notices, fills what it leaves open, and shows it on every screen; what may frighten is asked again. */
export const NoticesDialog = ({ state, centre, link, words, close }: NoticesDialogProps) => {
  const { t } = words
  const asking = useAsking()
  const [noticeId, setNoticeId] = useState<string>()
  const [counter, setCounter] = useState('')
  const [time, setTime] = useState('')
  const [sure, setSure] = useState(false)
  const chosen = state.prepared?.find((notice) => notice.id === noticeId)
  const wants = (part: string): boolean => Object.values(chosen?.texts ?? {}).some((text) => text.includes(`{${part}}`))
  const whyNot = !chosen ? t('notices.choose') : wants('counter') && counter === '' ? t('notices.counterNeeded') : wants('time') && time === '' ? t('notices.timeNeeded') : undefined
  const post = async (): Promise<void> => {
    if (!chosen) return
    const request = { noticeId: chosen.id, ...(wants('counter') && { counter }), ...(wants('time') && { time }) }
    if (await asking.ask(() => link.send('notice:post', request))) close()
  }
  const back = (): void => {
    asking.forget()
    setSure(false)
  }
  if (chosen && sure) return <NoticeSure notice={chosen} filled={{ counter, time }} state={state} centre={centre} words={words} asking={asking} show={() => void post()} back={back} />
  const goOn = (): void => {
    if (chosen && asksTwice(chosen)) setSure(true)
    else void post()
  }
  return (
    <Modal
      title={t('notices.post')} closeWord={t('dialog.close')} onClose={close} size="large"
      footer={<>
        <Button appearance="outline" onPress={close}>{t('dialog.cancel')}</Button>
        <Button appearance="solid" whyNot={whyNot} busy={asking.busy} onPress={goOn}>{t(chosen && asksTwice(chosen) ? 'notices.goOn' : 'notices.show')}</Button>
      </>}
    >
      <p className="lead">{t('notices.text')}</p>
      <fieldset className="tiles notice-tiles">
        <legend className="visually-hidden">{t('notices.post')}</legend>
        {state.prepared?.map((notice) => (
          <label key={notice.id} className={`tile is-${notice.level}`}>
            <input type="radio" name="notice" className="visually-hidden" checked={noticeId === notice.id} onChange={() => setNoticeId(notice.id)} />
            <NoticeWords notice={notice} words={words} filled={{ counter, time }} />
          </label>
        ))}
      </fieldset>
      {(wants('counter') || wants('time')) && (
        <div className="fields">
          {wants('counter') && (
            <label className="field">{t('notices.counter')}
              <select value={counter} onChange={(event) => setCounter(event.target.value)}>
                <option value="">—</option>
                {state.counters.map((known) => <option key={known.id} value={known.number}>{known.number}</option>)}
              </select>
            </label>
          )}
          {wants('time') && <label className="field">{t('notices.time')}<input type="time" value={time} onChange={(event) => setTime(event.target.value)} /></label>}
        </div>
      )}
      <Refusal asking={asking} words={words} />
    </Modal>
  )
}
