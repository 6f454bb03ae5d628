import { accountTexts } from '@senha/i18n/texts/account'
import { Pictogram } from '@senha/ui'
import type { ReactNode } from 'react'
import type { ActionName } from '../actions.ts'
import { useDesk } from '../desk.tsx'
import { Language } from '../look/language.tsx'
import { languagesOf } from '../today.ts'
import { useWork } from './work-context.tsx'

/** Where one is and as whom; what concerns the counter, not the ticket. */
export const Header = () => {
  const { state, centre, words, today, openAccount } = useDesk()
  const { t } = words
  const { counter, user } = state
  if (!counter) return null
  const paused = counter.status === 'paused'
  const spoken = languagesOf(today, user, centre)
  const account = accountTexts.in(words.language)('title')
  return (
    <header className="bar">
      <div className="bar-where">
        <h1 className="bar-title" tabIndex={-1}>{t('counter.name', { number: counter.number })}</h1>
        <p className="bar-services"><span className="visually-hidden">{t('header.service')}: </span>{counter.services.map((id) => words.shortService(id)).join(' · ')}</p>
      </div>
      <div className="bar-end">
        <nav className="bar-actions" aria-label={t('header.actions')}>
          <BarButton action="say"><Pictogram name="chat-circle-dots" size={20} />{t('action.say')}</BarButton>
          <BarButton action="issue" />
          <BarButton action="card" />
          <BarButton action={paused ? 'resume' : 'pause'} strong={paused} />
          <BarButton action="leave" />
        </nav>
        <div className="bar-own">
          <BarButton action="today" name={`${t('header.languages')}: ${spoken.map((one) => words.inSentence(one)).join(', ')}`}><Pictogram name="translate" size={20} /><span className="bar-languages">{t('header.spoken', { count: spoken.length })}</span></BarButton>
          <BarButton action="help"><Pictogram name="keyboard" size={20} /></BarButton>
          <Language />
          <button type="button" className="bar-button" title={account} onMouseDown={(event) => event.preventDefault()} onClick={openAccount}>
            <Pictogram name="user" size={18} /><span className="bar-user">{user.name}</span><span className="visually-hidden">: {account}</span>
          </button>
        </div>
      </div>
    </header>
  )
}

interface BarButtonProps { action: ActionName; strong?: boolean; /** What its picture or number stands for; else the action's own word. */ name?: string; children?: ReactNode }

const BarButton = ({ action, strong = false, name, children }: BarButtonProps) => {
  const { words: { t } } = useDesk()
  const { act, blocked, cap } = useWork()
  const why = blocked(action)
  const keyCap = cap(action)
  const word = t(`action.${action}`)
  return (
    <button
      type="button" className={`bar-button ${strong ? 'is-strong' : ''}`} data-action={action} aria-disabled={why !== undefined || undefined} title={why ?? (name === undefined ? word : `${word}: ${name}`)} aria-keyshortcuts={keyCap?.toLowerCase()}
      onMouseDown={(event) => event.preventDefault()} onClick={() => act(action)}
    >
      {children === undefined ? word : <><span aria-hidden="true" className="bar-picture">{children}</span><span className="visually-hidden">{name === undefined ? word : `${name}. ${word}`}</span></>}
      {keyCap !== undefined && <kbd className="bar-key">{keyCap}</kbd>}
    </button>
  )
}
