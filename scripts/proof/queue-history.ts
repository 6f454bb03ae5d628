import { startHub } from '../../apps/hub/testing/hub-process.ts'
import { signedIn } from '../../apps/hub/testing/signed-in.ts'
import { randomFrom } from '../sim/random.ts'
import { checkOneQueue } from './one-queue.ts'
import type { QueueOp } from './one-queue.ts'
import { consoleRecorder, kioskRecorder } from './recorder.ts'
import type { Answer, Recorder } from './recorder.ts'

export interface QueueReport { readonly operations: number; readonly calls: number; readonly empties: number; readonly overlapping: number; readonly faults: readonly string[] }

const numberOf = (answer: Answer & { ok: true }): string => {
  const ticket = answer['ticket']
  return typeof ticket === 'object' && ticket !== null && 'number' in ticket ? String(ticket.number) : ''
}

const opOf = (recorder: Recorder, index: number, priority: boolean): QueueOp[] => {
  const call = recorder.calls[index]
  if (!call?.answer || call.answeredAt === undefined) return []
  const when = { client: call.client, askedAt: call.askedAt, answeredAt: call.answeredAt }
  if (!call.answer.ok) return call.answer.error.code === 'empty' ? [{ ...when, did: 'empty' }] : []
  const { seq } = call.answer
  return [call.name === 'ticket:issue' ? { ...when, did: 'issue', ticket: numberOf(call.answer), priority, seq } : { ...when, did: 'call', ticket: numberOf(call.answer), seq }]
}

/** Eight consoles and six kiosks at one queue, all at once and as fast as they can; then their histories are judged. */
export const queueHistory = async (tickets: number, seed: number): Promise<QueueReport> => {
  const random = randomFrom(seed)
  const hub = await startHub(['--demo'])
  const consoles = Array.from({ length: 8 }, (_, index) => {
    const id = `desk-${index + 1}`
    // all speak one language, that of the visitors: the order is by priority and by arrival alone
    return { counterId: `w${index + 1}`, recorder: consoleRecorder(hub.url, id, signedIn(hub.data, { id })) }
  })
  const kiosks = Array.from({ length: 6 }, (_, index) => kioskRecorder(hub.url, `kiosk-${index + 1}`))
  const ops: QueueOp[] = []
  let [issued, called] = [0, 0]
  /* oxlint-disable no-await-in-loop -- one client does one thing after another; the clients run at once */
  const give = async (recorder: Recorder): Promise<void> => {
    while (issued < tickets) {
      issued += 1
      const priority = random() < 0.2
      await recorder.ask('ticket:issue', { topicId: 'papers', language: 'pt', priority })
      ops.push(...opOf(recorder, recorder.calls.length - 1, priority))
    }
  }
  const take = async ({ recorder, counterId }: (typeof consoles)[number]): Promise<void> => {
    await recorder.ask('counter:open', { counterId })
    while (called < tickets) {
      const answer = await recorder.ask('ticket:call-next')
      ops.push(...opOf(recorder, recorder.calls.length - 1, false))
      if (!answer.ok) continue
      called += 1
      await recorder.ask('ticket:start')
      await recorder.ask('ticket:finish')
    }
  }
  /* oxlint-enable no-await-in-loop */
  try {
    await Promise.all([...kiosks.map(give), ...consoles.map(take)])
  } finally {
    for (const recorder of [...kiosks, ...consoles.map((desk) => desk.recorder)]) recorder.close()
    await hub.close()
  }
  const overlapping = ops.filter((op) => ops.some((other) => other !== op && other.askedAt < op.answeredAt && op.askedAt < other.answeredAt)).length
  return { operations: ops.length, calls: ops.filter((op) => op.did === 'call').length, empties: ops.filter((op) => op.did === 'empty').length, overlapping, faults: checkOneQueue(ops) }
}
