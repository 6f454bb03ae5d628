import { readWanted } from '@senha/protocol'
import type { FoundTicket } from '@senha/protocol'
import { Button, Modal } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useRef, useState } from 'react'
import { useDesk } from '../desk.tsx'
import type { ConsoleKey } from '../words.ts'
import { Found } from './found.tsx'

/** What the hub may say of a number or code, in words that fit a search. */
const refusals: Partial<Record<string, ConsoleKey>> = { 'not-found': 'find.none', invalid: 'find.unread', 'too-many': 'refused.codes' }

/** Any ticket of the day, by number, by code, or by what a reader reads from the paper. (SPEC.md, S1 to S3) */
export const FindDialog = ({ close }: { close: () => void }) => {
  const { link, online, notices, words: { t } } = useDesk()
  const [typed, setTyped] = useState('')
  const [searching, setSearching] = useState(false)
  const [answer, setAnswer] = useState<{ readonly of: string; readonly tickets: readonly FoundTicket[]; readonly why?: string }>()
  const field = useRef<HTMLInputElement>(null)
  const { number, visitCode } = readWanted(typed)
  const unread = number === undefined && visitCode === undefined
  const whyNot = !online ? t('whyNot.offline') : unread ? t('find.unread') : undefined

  const search = async (wanted: string): Promise<void> => {
    setSearching(true)
    const given = await link.send('ticket:find', { wanted })
    setSearching(false)
    setAnswer(given.ok ? { of: wanted, tickets: given.tickets } : { of: wanted, tickets: [], why: t(refusals[given.error.code] ?? `error.${given.error.code}`) })
  }
  const submit = (): void => {
    if (searching) return
    if (whyNot !== undefined) return online && typed.trim() !== '' ? setAnswer({ of: typed, tickets: [], why: whyNot }) : notices.tell({ kind: 'info', title: whyNot })
    // what is read or typed next takes its place
    field.current?.select()
    void search(typed.trim())
  }
  return (
    <Modal title={t('find.title')} closeWord={t('dialog.close')} onClose={close} onEnter={submit}>
      <div className="find">
        <p className="lead" id="find-hint">{t('find.hint')}</p>
        <div className="find-entry">
          <label className="code-entry">
            <span>{t('find.label')}</span>
            <input ref={field} value={typed} maxLength={300} autoComplete="off" autoCapitalize="characters" spellCheck={false} translate="no" aria-describedby="find-hint" onChange={(event) => setTyped(event.currentTarget.value)} />
          </label>
          <Button appearance="solid" keyCap={t('key.enter')} busy={searching} whyNot={whyNot} onPress={submit} onRefused={(why) => notices.tell({ kind: 'info', title: why })}>{t('find.search')}</Button>
        </div>
        <div className="find-answer" aria-live="polite">
          {answer?.why !== undefined && <p className="find-none"><Pictogram name="info" size={22} />{answer.why}</p>}
          {answer?.tickets.map((ticket) => <Found key={ticket.number} ticket={ticket} close={close} again={() => {
            // the button that was pressed may go
            field.current?.focus()
            void search(answer.of)
          }} />)}
        </div>
      </div>
    </Modal>
  )
}
