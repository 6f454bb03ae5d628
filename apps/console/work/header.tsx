import type { Device } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import type { ActionName } from '../actions.ts'
import { useDesk } from '../desk.tsx'
import { Language } from '../look/language.tsx'
import { languagesOf } from '../today.ts'
import type { RoomWords } from '../words.ts'
import { useWork } from './work-context.tsx'

/** Where one is and as whom; what concerns the counter, not the ticket. */
export const Header = () => {
  const { state, centre, words, today } = useDesk()
  const { place } = useWork()
  const { t } = words
  const { counter, user } = state
  if (!counter) return null
  const paused = counter.status === 'paused'
  return (
    <header className="bar">
      <h1 className="bar-title">{t('counter.name', { number: counter.number })}</h1>
      <p className="bar-services"><span className="visually-hidden">{t('header.service')}: </span><span title={counter.services.map((id) => words.service(id)).join(' · ')}>{counter.services.map((id) => words.shortService(id)).join(' · ')}</span></p>
      <div className="bar-end">
        {place && <PrinterWord place={place} words={words} />}
        <Language />
        <nav className="bar-actions" aria-label={t('header.actions')}>
          <BarButton action="today"><Pictogram name="translate" size={20} /><span className="visually-hidden">{t('header.languages')}: </span><span className="bar-languages">{languagesOf(today, user, centre).join(' · ')}</span></BarButton>
          <BarButton action="help" />
          <BarButton action="issue" />
          <BarButton action="card" />
          <BarButton action={paused ? 'resume' : 'pause'} strong={paused} />
          <BarButton action="leave"><Pictogram name="user" size={18} /><span className="bar-user">{user.name}</span></BarButton>
        </nav>
      </div>
    </header>
  )
}

const BarButton = ({ action, strong = false, children }: { action: ActionName; strong?: boolean; children?: React.ReactNode }) => {
  const { words: { t } } = useDesk()
  const { act, blocked, cap } = useWork()
  const why = blocked(action)
  const keyCap = cap(action)
  const word = t(`action.${action}`)
  return (
    <button
      type="button" className={`bar-button ${strong ? 'is-strong' : ''}`} data-action={action} aria-disabled={why !== undefined || undefined} title={why ?? word} aria-keyshortcuts={keyCap?.toLowerCase()}
      onMouseDown={(event) => event.preventDefault()} onClick={() => act(action)}
    >
      {children ? <>{children}<span className="visually-hidden">: {word}</span></> : word}
      {keyCap !== undefined && <kbd className="bar-key">{keyCap}</kbd>}
    </button>
  )
}

/** The state of the printer this desk prints at, in plain words; amber where somebody must do something soon. */
const PrinterWord = ({ place, words: { t } }: { place: Device; words: RoomWords }) => {
  const state = place.connected ? place.printer?.state : undefined
  const left = place.printer?.ticketsLeft
  const words = !place.connected ? t('paper.away') : state === 'paper-near-end' && left !== undefined ? t('paper.paper-near-end.left', { count: left }) : t(`paper.${state ?? 'unknown'}`)
  const calm = state === 'ready' || (place.connected && state === undefined)
  return <p className={`bar-printer ${calm ? '' : 'is-worth-a-look'}`} title={place.id}><Pictogram name="printer" size={20} /><span>{words}</span></p>
}
