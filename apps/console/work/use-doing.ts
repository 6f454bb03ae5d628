import type { CounterCommand, Device } from '@senha/protocol'
import { useRef } from 'react'
import { v4 as uuid } from 'uuid'
import { acceptedRequest, openRequest } from '../actions.ts'
import type { ActionName } from '../actions.ts'
import { useDesk } from '../desk.tsx'
import type { OpenDialog } from '../dialogs/open-dialog.ts'
import type { Casefile } from '../use-casefile.ts'
import { useInterpreting } from '../use-interpreting.ts'

interface Around { casefile: Casefile; place: Device | undefined; setDialog: (dialog: OpenDialog | undefined) => void }

/** Commands that need nothing but the press of their button. */
const plain = {
  'call-next': 'ticket:call-next', start: 'ticket:start', recall: 'ticket:recall', 'no-show': 'ticket:no-show', requeue: 'ticket:requeue', undo: 'ticket:undo', resume: 'counter:resume',
} as const satisfies Partial<Record<ActionName, CounterCommand>>
const isPlain = (action: ActionName): action is keyof typeof plain => action in plain

/** Does an action that is possible: sends its commands, opens its dialog, or moves the focus. */
export const useDoing = ({ casefile, place, setDialog }: Around): ((action: ActionName) => void) => {
  const { state, link, words, setLanguage, commander } = useDesk()
  const { t } = words
  // a referral whose answer was lost is sent again under its id: one command, one set of tickets
  const referral = useRef<{ of: string; id: string } | undefined>(undefined)
  const { ticket, visit } = state
  const interpreting = useInterpreting()

  /** Ticks and note reach the hub before the visit leaves this counter; where they do not, nothing else is done. */
  const savedFirst = async (label: string): Promise<boolean> => {
    const saved = await casefile.saveAll()
    if (!saved.ok) commander.tellRefusal(label, saved, t('save.first'))
    return saved.ok
  }

  const finish = async (): Promise<void> => {
    if (await savedFirst(t('action.finish'))) await commander.ask(t('action.finish'), 'ticket:finish', {})
  }

  const refer = async (): Promise<void> => {
    if (!ticket || !visit || !(await savedFirst(t('action.refer')))) return
    const { chosen, ordered } = casefile.draft
    const request = { visitCode: visit.visitCode, serviceIds: chosen, ...(ordered && chosen.length > 1 && { ordered }), ...(place && { printAt: place.id }) }
    const of = JSON.stringify(request)
    if (referral.current?.of !== of) referral.current = { of, id: uuid() }
    const answer = await commander.ask(t('action.refer'), 'visit:refer', request, referral.current.id)
    if (answer.ok || answer.error.code !== 'unavailable') referral.current = undefined
    if (!answer.ok) return
    casefile.setDraft({ chosen: [], ordered: false })
    const numbers = answer.tickets.map((issued) => `${issued.number} (${words.shortService(issued.serviceId)})`).join(', ')
    const paper = place ? t('refer.paperAt', { place: place.id }) : t('refer.paperLater')
    const finished = await link.send('ticket:finish', {})
    if (finished.ok) commander.tellDone(`${t('refer.done', { numbers })} ${paper}`)
    else commander.tellRefusal(t('action.finish'), finished, t('refer.doneNotFinished', { numbers, number: ticket.number }))
  }

  const focusOn = (selector: string): void => document.querySelector<HTMLElement>(selector)?.focus()

  return (action) => {
    const label = t(`action.${action}`)
    if (isPlain(action)) return void commander.once(action, () => commander.ask(label, plain[action], {}))
    const about = { ticketId: ticket?.id ?? '', number: ticket?.number ?? '' }
    switch (action) {
      case 'finish': return void commander.once(action, finish)
      case 'refer': return void commander.once(action, refer)
      case 'park': case 'transfer': case 'cancel': case 'reprint': return setDialog({ is: action, about: { ...about, live: true } })
      case 'why': case 'change': case 'interpreter': return setDialog({ is: action, about })
      case 'pause': case 'issue': case 'today': case 'card': case 'find': case 'say': case 'leave': case 'help': return setDialog({ is: action })
      case 'bookings': return setDialog({ is: 'bookings', first: 'arrived' })
      case 'interpreter-end': return interpreting.end()
      case 'come': case 'decline': return interpreting.answer(openRequest(state)?.id, action === 'come')
      case 'withdraw': return interpreting.withdraw(acceptedRequest(state)?.id)
      case 'language': return setLanguage(words.language === 'pt' ? 'en' : 'pt')
      case 'queue': return focusOn('.queue-row')
      case 'missed': return focusOn('.missed-row button')
      case 'documents': return focusOn('.documents input')
      case 'note': return focusOn('.note textarea')
      case 'ordered': return casefile.setDraft({ ordered: !casefile.draft.ordered })
      default: action satisfies never
    }
  }
}
