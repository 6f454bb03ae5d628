import { useHubTime, useRemembered } from '@senha/staff'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { whyNot, whyNotByHand } from '../actions.ts'
import type { ActionName, Situation } from '../actions.ts'
import { useDesk } from '../desk.tsx'
import { Dialogs } from '../dialogs/dialogs.tsx'
import type { OpenDialog } from '../dialogs/open-dialog.ts'
import { LeftNotes } from '../look/left-notes.tsx'
import { MissingPapers } from '../look/papers.tsx'
import { Rail } from '../look/rail.tsx'
import { usePrintPlace } from '../print-place.ts'
import { useCasefile } from '../use-casefile.ts'
import { keyCap } from '../key-caps.ts'
import { shortcuts } from '../shortcuts.ts'
import { useShortcuts } from '../use-shortcuts.ts'
import { Header } from './header.tsx'
import { Idle } from './idle.tsx'
import { LiveTicket } from './live-ticket.tsx'
import { PrinterWord } from './printer-word.tsx'
import { QueuePanel } from './queue-panel.tsx'
import { useDoing } from './use-doing.ts'
import { WorkProvider } from './work-context.tsx'

const isOnOff = (value: string): value is 'on' | 'off' => value === 'on' || value === 'off'

/** The work screen: who waits on the left, the live ticket on the right, one next action. */
export const Work = ({ banners }: { banners: ReactNode }) => {
  const { state, centre, link, online, driftMs, words, setLanguage, commander, notices } = useDesk()
  const now = useHubTime(driftMs)
  const casefile = useCasefile(link, state)
  const prints = { referral: usePrintPlace('referral', state.devices), ticket: usePrintPlace('ticket', state.devices) }
  const [dialog, setDialog] = useState<OpenDialog>()
  const [letters, setLetters] = useRemembered('console.letters', isOnOff, 'on')

  const situation: Situation = { state, online, pending: commander.pending !== undefined, chosen: casefile.draft.chosen.length, now }
  const blocked = (action: ActionName): string | undefined => {
    const why = whyNot(action, situation)
    return why === undefined ? undefined : words.t(`whyNot.${why}`)
  }
  const whyNoCall = whyNotByHand(situation)
  const doing = useDoing({ casefile, place: prints.referral.place, setDialog })
  const act = (action: ActionName): void => {
    const why = blocked(action)
    if (why === undefined) return doing(action)
    if (commander.pending === undefined) notices.tell({ kind: 'info', title: why })
  }

  const cap = (action: ActionName): string | undefined => (letters === 'on' || shortcuts[action].length > 1 || shortcuts[action] === ' ' ? keyCap(action, words) : undefined)

  useEffect(() => {
    // nothing has the focus yet: a screen reader begins with the counter's name, and every key works
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('.bar-title')?.focus()
  }, [])
  useCloseStale(state.ticket?.id, setDialog)
  useShortcuts({ act, possible: (action) => whyNot(action, situation) === undefined, lettersOn: letters === 'on', casefile, state, centre, setLanguage: () => setLanguage(words.language === 'pt' ? 'en' : 'pt') })

  return (
    <WorkProvider value={{ now, casefile, prints, act, blocked, notByHand: whyNoCall && words.t(`whyNot.${whyNoCall}`), cap, open: setDialog }}>
      <div className="work-page">
        <Header />
        {banners}
        <LeftNotes casefile={casefile} />
        <MissingPapers again={({ ticketId, number }) => setDialog({ is: 'reprint', about: { ticketId, number } })} />
        <div className="work">
          <QueuePanel />
          <main className="work-main">{state.ticket ? <LiveTicket ticket={state.ticket} /> : <Idle />}</main>
        </div>
        <Rail><PrinterWord /></Rail>
      </div>
      {dialog && <Dialogs dialog={dialog} close={() => setDialog(undefined)} letters={letters === 'on'} setLetters={(on) => setLetters(on ? 'on' : 'off')} />}
    </WorkProvider>
  )
}

/** A dialog about the live ticket goes when another ticket, or none, is at the counter. */
const useCloseStale = (ticketId: string | undefined, setDialog: (change: (before: OpenDialog | undefined) => OpenDialog | undefined) => void): void => {
  const before = useRef(ticketId)
  useEffect(() => {
    const { current } = before
    before.current = ticketId
    if (current !== ticketId) setDialog((dialog) => (dialog && 'about' in dialog && dialog.about.ticketId === current ? undefined : dialog))
  }, [ticketId, setDialog])
}
