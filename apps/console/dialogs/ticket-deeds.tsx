import { Button } from '@senha/staff'
import { useDesk } from '../desk.tsx'
import { useWork } from '../work/work-context.tsx'
import type { AboutTicket } from './open-dialog.ts'

export interface Deeds { call: () => void; unpark: () => void; back: () => void }

/** What is done with a ticket of a queue at once, without another question; `done` hears of it. */
export const useDeeds = (ticketId: string, done: (deed: keyof Deeds) => void): Deeds => {
  const { words: { t }, commander } = useDesk()
  const doing = (deed: keyof Deeds, label: string, command: 'ticket:call' | 'ticket:unpark' | 'ticket:return') => (): void =>
    void commander.once(deed, async () => (await commander.ask(label, command, { ticketId })).ok && done(deed))
  return {
    call: doing('call', t('action.call'), 'ticket:call'),
    unpark: doing('unpark', t('action.unpark'), 'ticket:unpark'),
    back: doing('back', t('action.back'), 'ticket:return'),
  }
}

/** What asks one question more before it is done with a ticket of a queue. */
export const MoreDeeds = ({ about, parked }: { about: AboutTicket; parked: boolean }) => {
  const { online, notices, words: { t } } = useDesk()
  const { open } = useWork()
  const offline = online ? undefined : t('whyNot.offline')
  const onRefused = (why: string): void => notices.tell({ kind: 'info', title: why })
  return (
    <>
      <div className="queued-more">
        {!parked && <Button whyNot={offline} onRefused={onRefused} onPress={() => open({ is: 'park', about })}>{t('action.park')}</Button>}
        {!parked && <Button whyNot={offline} onRefused={onRefused} onPress={() => open({ is: 'transfer', about })}>{t('action.transfer')}</Button>}
        <Button whyNot={offline} onRefused={onRefused} onPress={() => open({ is: 'reprint', about })}>{t('action.reprint')}</Button>
      </div>
      <div className="queued-end"><Button appearance="link" variant="danger" whyNot={offline} onRefused={onRefused} onPress={() => open({ is: 'cancel', about })}>{t('action.cancel')}</Button></div>
    </>
  )
}
