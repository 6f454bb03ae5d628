import type { PrintJob, Ticket } from '@senha/protocol'
import { expect, test } from 'vitest'
import type { Caller } from './caller.ts'
import { createPrintJobs } from './print-jobs.ts'

const ticket: Ticket = {
  id: 't-1',
  number: 'S007',
  serviceId: 'social-security',
  stage: 2,
  status: 'waiting',
  language: 'pt',
  priority: false,
  issuedAt: '2026-11-23T10:00:00.000Z',
  visitCode: 'K7F3Q9',
  ahead: 0,
  wait: null,
  paper: 'pending',
  topicId: 'papers',
  partySize: 1,
}
const jobOf = (jobId: string): PrintJob => ({ jobId, ticket, reprint: false })
const first: Caller = { address: '10.0.0.7', instance: 'boot-1', journal: 'journal-1' }
const twin: Caller = { address: '10.0.0.8', instance: 'boot-2', journal: 'journal-2' }

/** One name, `door`, and whoever connects under it. */
const door = () => {
  const here: { socket: string; caller: Caller }[] = []
  let owed: PrintJob[] = []
  const pushed: string[] = []
  const jobs = createPrintJobs<string>({
    presence: {
      socketOf: () => here.at(-1)?.socket,
      socketsOf: () => here.map(({ socket }) => socket),
      callerOf: (_kind, _id, socket) => here.find((one) => one.socket === socket)?.caller,
    },
    owedBy: () => owed,
    push: (socket, job) => void pushed.push(`${socket} ${job.jobId}${job.reprint ? ' copy' : ''}`),
  })
  return {
    pushed,
    owe: (...ids: string[]): void => {
      owed = ids.map(jobOf)
      jobs.look('door')
    },
    come: (socket: string, caller: Caller): void => {
      here.push({ socket, caller })
      jobs.arrived('door', socket)
    },
    go: (socket: string): void => {
      here.splice(
        here.findIndex((one) => one.socket === socket),
        1,
      )
      jobs.left('door', socket)
    },
  }
}

test('[F3] a paper goes to one of two kiosks with one name, and never to the other while the first is there', () => {
  const { pushed, owe, come } = door()
  come('a', first)
  owe('j1')
  come('b', twin)
  owe('j1')
  expect(pushed).toEqual(['a j1'])
})

test('[F3] what the one that goes did not print goes to the other, as a copy: it may have come out', () => {
  const { pushed, owe, come, go } = door()
  come('a', first)
  owe('j1', 'j2')
  come('b', twin)
  owe('j2')
  go('a')
  go('b')
  come('c', { ...first, instance: 'boot-9' })
  expect(pushed).toEqual(['a j1', 'a j2', 'b j2 copy', 'c j2 copy'])
})

test('a kiosk that comes back gets its own papers again, and knows by their ids what it printed', () => {
  const { pushed, owe, come, go } = door()
  come('a', first)
  owe('j1')
  // its older connection may outlive it for a while
  come('b', first)
  go('a')
  go('b')
  come('c', { ...first, instance: 'boot-2' })
  expect(pushed).toEqual(['a j1', 'b j1', 'c j1'])
})

test('a kiosk of an older version, known by its address, likewise', () => {
  const { pushed, owe, come, go } = door()
  const older: Caller = { address: '10.0.0.7' }
  come('a', older)
  owe('j1')
  go('a')
  come('b', older)
  expect(pushed).toEqual(['a j1', 'b j1'])
})

test('a paper that was owed while nobody was there waits for who comes first', () => {
  const { pushed, owe, come } = door()
  owe('j1')
  come('a', first)
  come('b', twin)
  expect(pushed).toEqual(['a j1'])
})
