import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { accepted, again, nothingTicked, refused, saveStatus, seen, sent, shownDocuments, tick, toSend } from './casefile.ts'
import type { Recording } from './casefile.ts'

test('a tick shows at once and is sent as the whole list', () => {
  const ticked = tick(nothingTicked, ['passport'], 'nif')
  expect(shownDocuments(ticked, ['passport'])).toEqual(['passport', 'nif'])
  expect(toSend(ticked)).toEqual(['passport', 'nif'])
  expect(saveStatus(ticked)).toBe('saving')
})

test('a second tick waits for the answer to the first, and is then sent with it', () => {
  const first = sent(tick(nothingTicked, [], 'nif'))
  const both = tick(first, [], 'niss')
  expect(toSend(both)).toBeUndefined()
  const answered = accepted(both, 7)
  expect(toSend(answered)).toEqual(['nif', 'niss'])
  expect(saveStatus(answered)).toBe('saving')
})

test('an accepted list is saved, and the hub\'s own list takes its place once a snapshot has it', () => {
  const saved = accepted(sent(tick(nothingTicked, [], 'nif')), 7)
  expect(saveStatus(saved)).toBe('saved')
  expect(shownDocuments(seen(saved, 6), [])).toEqual(['nif'])
  expect(shownDocuments(seen(saved, 7), ['nif', 'photo'])).toEqual(['nif', 'photo'])
})

test('a refused list says that it is not saved, stays on the screen and goes again when asked to', () => {
  const failed = refused(sent(tick(nothingTicked, [], 'nif')))
  expect(saveStatus(failed)).toBe('unsaved')
  expect(toSend(failed)).toBeUndefined()
  expect(shownDocuments(failed, [])).toEqual(['nif'])
  expect(toSend(again(failed))).toEqual(['nif'])
})

test('whatever the order of ticks, answers and snapshots, what is shown at rest is what the hub holds', () => {
  const documents = ['nif', 'niss', 'passport'] as const
  const steps = fc.array(fc.oneof(fc.constantFrom(...documents), fc.constantFrom('send', 'answer', 'refuse', 'snapshot', 'again')), { maxLength: 60 })
  fc.assert(fc.property(steps, (sequence) => {
    let [recording, hub, snapshot, seq]: [Recording, readonly string[], { list: readonly string[]; seq: number }, number] = [nothingTicked, [], { list: [], seq: 0 }, 0]
    const step = (what: string): void => {
      const due = toSend(recording)
      if (what === 'send' && due) recording = sent(recording)
      else if (what === 'answer' && recording.sending) {
        hub = recording.sending
        seq += 1
        recording = accepted(recording, seq)
      } else if (what === 'refuse' && recording.sending) recording = refused(recording)
      else if (what === 'again') recording = again(recording)
      else if (what === 'snapshot') {
        snapshot = { list: hub, seq }
        recording = seen(recording, seq)
      } else if (documents.some((id) => id === what)) recording = tick(recording, snapshot.list, what)
    }
    for (const what of sequence) step(what)
    for (const what of ['again', 'send', 'answer', 'send', 'answer', 'snapshot']) step(what)
    expect(shownDocuments(recording, snapshot.list)).toEqual(hub)
    expect(saveStatus(recording)).toBe('saved')
  }))
})
