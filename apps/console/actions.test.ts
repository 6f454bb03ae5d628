import { expect, test } from 'vitest'
import { actionNames, calledFrom, nextAction, sideActions, whyNot, whyNotByHand } from './actions.ts'
import type { ActionName, Situation } from './actions.ts'
import { closedDay, idle, live, pausedAt, undoable } from './testing/states.ts'
import { consoleTexts } from '@senha/i18n/texts/console'

const when = (state: Situation['state'], more: Partial<Situation> = {}): Situation => ({ state, online: true, pending: false, chosen: 0, now: new Date(state.at), ...more })
const possible = (situation: Situation): ActionName[] => actionNames.filter((action) => whyNot(action, situation) === undefined)

test('at a free counter with people waiting one can call, issue, choose what one serves today, pause and leave', () => {
  expect(possible(when(idle()))).toEqual(['call-next', 'find', 'issue', 'say', 'today', 'pause', 'leave', 'card', 'bookings', 'help', 'language', 'queue'])
})

test('a called ticket can be started, recalled, ended as a no-show, put back, parked, moved or cancelled, and nobody else called', () => {
  const situation = when(live('called'))
  expect(possible(situation)).toEqual(expect.arrayContaining(['start', 'recall', 'no-show', 'requeue', 'park', 'transfer', 'cancel', 'change', 'reprint']))
  expect(whyNot('call-next', situation)).toBe('live')
  expect(whyNot('finish', situation)).toBe('notServing')
  expect(nextAction(situation.state, 0)).toBe('start')
  expect(sideActions(situation.state, 0)).toEqual(['recall', 'no-show', 'requeue', 'park'])
})

test('a ticket being served is finished, or referred once a service is chosen, and not cancelled', () => {
  const state = live('serving')
  expect(nextAction(state, 0)).toBe('finish')
  expect(nextAction(state, 1)).toBe('refer')
  expect(whyNot('refer', when(state))).toBe('noService')
  expect(whyNot('refer', when(state, { chosen: 2 }))).toBeUndefined()
  expect(whyNot('cancel', when(state))).toBe('notCalled')
  expect(sideActions(state, 1)).toEqual(['finish', 'park'])
})

test('a ticket that went back as often as allowed does not go back again, and the button says so', () => {
  expect(whyNot('requeue', when(live('called', { requeuesLeft: 0 })))).toBe('noRequeue')
})

test('on a break nobody is called, and one comes back from it', () => {
  expect(whyNot('call-next', when(pausedAt()))).toBe('paused')
  expect(whyNot('pause', when(pausedAt()))).toBe('paused')
  expect(whyNot('resume', when(pausedAt()))).toBeUndefined()
  expect(whyNot('resume', when(idle()))).toBe('notPaused')
})

test('[L1] somebody of a service that is gone is called by hand where nobody else waits', () => {
  const [own] = idle().queues
  const gone = idle({ queues: own ? [{ ...own, serviceId: 'gone' }] : [] })
  expect([whyNot('call-next', when(gone)), whyNotByHand(when(gone))]).toEqual(['nobody', undefined])
  expect([whyNotByHand(when(live('called'))), whyNotByHand(when(pausedAt())), whyNotByHand(when(gone, { online: false }))]).toEqual(['live', 'paused', 'offline'])
})

test('with nobody waiting or a closed day there is no call', () => {
  expect(whyNot('call-next', when(idle({ queues: [] })))).toBe('nobody')
  expect(whyNot('call-next', when(closedDay()))).toBe('closed')
  expect(whyNot('issue', when(closedDay()))).toBe('closed')
})

test('the last change can be undone until its time is over by the hub\'s clock', () => {
  const state = undoable()
  expect(whyNot('undo', when(state))).toBeUndefined()
  expect(whyNot('undo', when(state, { now: new Date(state.undo?.until ?? 0) }))).toBe('nothingToUndo')
  expect(whyNot('undo', when(idle()))).toBe('nothingToUndo')
})

test('without a connection nothing is sent, and what only shows something still works', () => {
  const situation = when(live('serving'), { online: false })
  expect(possible(situation)).toEqual(['why', 'find', 'say', 'card', 'bookings', 'help', 'language', 'queue', 'documents', 'note'])
  expect(whyNot('finish', situation)).toBe('offline')
})

test('while an answer is awaited nothing is sent twice; a dialog opens, and waits with its own button', () => {
  const waiting = (state: Situation['state']) => when(state, { pending: true, chosen: 1 })
  for (const action of ['finish', 'refer'] as const) expect(whyNot(action, waiting(live('serving')))).toBe('pending')
  for (const action of ['start', 'recall', 'no-show'] as const) expect(whyNot(action, waiting(live('called')))).toBe('pending')
  for (const action of ['park', 'transfer', 'issue', 'pause', 'leave', 'change', 'reprint', 'find'] as const) expect(whyNot(action, waiting(live('serving')))).toBeUndefined()
})

test('[T9] missed calls are gone to while there is one, by the hub\'s clock', () => {
  const missed = [{ id: 'id-A040', number: 'A040', serviceId: 'welcome', language: 'uk' as const, topicId: 'papers', at: idle().at, until: idle().at }]
  expect(whyNot('missed', when(idle({ missed })))).toBeUndefined()
  expect(whyNot('missed', when(idle({ missed }), { now: new Date(Date.parse(idle().at) + 1) }))).toBe('nobodyMissed')
  expect(whyNot('missed', when(idle()))).toBe('nobodyMissed')
})

test('every action and every reason has its words in both languages', () => {
  for (const language of ['pt', 'en'] as const) {
    const t = consoleTexts.in(language)
    for (const action of actionNames) expect(t(`action.${action}`)).not.toBe(`action.${action}`)
  }
})

test('[F5] tickets of a service that is gone are called by hand: for them alone, call next has nobody', () => {
  const [queue] = idle().queues
  const gone = { ...queue, serviceId: 'gone', waiting: 7, wait: null, openCounters: 0, tickets: queue?.tickets ?? [] }
  const state = idle({ queues: [{ serviceId: 'welcome', waiting: 0, wait: null, openCounters: 1, tickets: [] }, gone] })
  expect(whyNot('call-next', when(state))).toBe('nobody')
  expect(calledFrom(state).map((one) => one.serviceId)).toEqual(['welcome'])
})
