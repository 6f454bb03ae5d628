import type { CounterState } from '@senha/protocol'
import { Button, elapsed, useHubTime } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { acceptedRequest, openRequest } from '../actions.ts'
import { useDesk } from '../desk.tsx'
import { useInterpreting } from '../use-interpreting.ts'
import { useCaps } from '../work/work-context.tsx'

/** A colleague who is needed here, or who needs one: never in the way of the work, and never taking the focus. (SPEC.md, I1 to I3) */
export const Interpreting = () => {
  const { state } = useDesk()
  return (
    <div aria-live="polite">
      {state.interpreter && <Own request={state.interpreter} />}
      {state.interpreting?.map((request) => <Colleague key={request.id} request={request} keyed={(openRequest(state) ?? acceptedRequest(state))?.id === request.id} />)}
    </div>
  )
}

/** This counter's own request. The telephone line always stands beside it, large once no colleague can come. */
const Own = ({ request }: { request: NonNullable<CounterState['interpreter']> }) => {
  const { centre, words, commander, online, notices, driftMs } = useDesk()
  const { t } = words
  const cap = useCaps()
  const now = useHubTime(driftMs)
  const interpreting = useInterpreting()
  const coming = request.acceptedBy !== undefined
  const alone = !coming && request.asked === 0
  const { landline } = centre.interpretingLine
  return (
    <div className={`band interpreting ${alone ? 'is-alone' : ''}`}>
      <Pictogram name={coming ? 'person-simple-walk' : 'translate'} size={alone ? 30 : 24} />
      <p>
        <strong>{t('interpreter.title', { language: words.inSentence(request.language) })}</strong>{' '}
        {request.acceptedBy !== undefined ? t('interpreter.coming', { name: request.acceptedBy }) : alone ? t('interpreter.nobody') : t('interpreter.asked', { count: request.asked })}
        {!coming && !alone && <span className="tabular" aria-hidden="true"> {elapsed(request.at, now)}</span>}
      </p>
      <p className="interpreting-line tabular"><Pictogram name="phone" size={alone ? 28 : 20} />{centre.interpretingLine.name} <strong>{centre.interpretingLine.phone}</strong>{landline !== undefined && alone && <span>{t('interpreter.landline', { phone: landline })}</span>}</p>
      <Button
        appearance="outline" keyCap={cap('interpreter-end')} busy={commander.pending === 'interpreter-end'} whyNot={online ? undefined : t('whyNot.offline')} onPress={interpreting.end}
        onRefused={(why) => notices.tell({ kind: 'info', title: why })}
      >
        {t('interpreter.end')}
      </Button>
    </div>
  )
}

interface ColleagueProps { request: NonNullable<CounterState['interpreting']>[number]; /** Of several requests the keys answer this one. */ keyed: boolean }

/** A colleague asks: answered from here, also while somebody sits at this counter. */
const Colleague = ({ request, keyed }: ColleagueProps) => {
  const { words, commander, online, notices } = useDesk()
  const { t } = words
  const cap = useCaps()
  const interpreting = useInterpreting()
  const whyNot = online ? undefined : t('whyNot.offline')
  const onRefused = (why: string): void => notices.tell({ kind: 'info', title: why })
  const busy = (name: 'come' | 'decline'): boolean => commander.pending === `${name} ${request.id}`
  return (
    <div className="band interpreting">
      <Pictogram name={request.accepted ? 'person-simple-walk' : 'hand-waving'} size={24} />
      <p>
        <strong>{t('interpreting.title', { number: request.counter, language: words.inSentence(request.language) })}</strong>{' '}
        {request.accepted ? t('interpreting.accepted', { number: request.counter }) : words.zone(request.zone)}
      </p>
      {!request.accepted && <>
        <Button appearance="solid" keyCap={keyed ? cap('come') : undefined} busy={busy('come')} whyNot={whyNot} onRefused={onRefused} onPress={() => interpreting.answer(request.id, true)}>{t('interpreting.accept')}</Button>
        <Button keyCap={keyed ? cap('decline') : undefined} busy={busy('decline')} whyNot={whyNot} onRefused={onRefused} onPress={() => interpreting.answer(request.id, false)}>{t('interpreting.decline')}</Button>
      </>}
      {request.accepted && <Button keyCap={keyed ? cap('withdraw') : undefined} busy={commander.pending === `withdraw ${request.id}`} whyNot={whyNot} onRefused={onRefused} onPress={() => interpreting.withdraw(request.id)}>{t('interpreting.withdraw')}</Button>}
    </div>
  )
}
