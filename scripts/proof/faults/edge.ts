import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Socket } from 'socket.io-client'
import { signedIn } from '../../../apps/hub/testing/signed-in.ts'
import { screenToken } from '../../../apps/kiosk/link.ts'
import { startProcess } from '../../../apps/kiosk/testing/kiosk-process.ts'
import { connect } from '../../bench/measure.ts'
import type { Target } from './frames.ts'
import type { Known } from './generate.ts'
import { openSufferer } from './house.ts'
import type { Sufferer } from './house.ts'

/** Everything that listens: the hub on both its ports, and a kiosk's host. A witness of each is connected the whole time. */
export interface Edge {
  readonly hub: Sufferer
  readonly publicUrl: string
  readonly kioskUrl: string
  readonly visitCodes: readonly string[]
  /** Ids that exist, by the name of the field. */
  readonly known: () => Known
  readonly targets: () => Target[]
  /** What is wrong with the programs now: ended, a witness shown out, a bug in the log, no answer. */
  readonly faults: () => Promise<string[]>
  readonly close: () => Promise<void>
}

const visits = 40
const inside = [
  '/',
  '/health',
  '/api/board',
  '/api/centre',
  '/api/login',
  '/console',
  '/display',
  '/monitor',
  '/t/ACDEFG',
  '/media',
  '/media/x',
  '/voice/pt/ticket/A001',
  '/voice/pt/counter/1',
  '/socket.io/',
]

const isTicket = (value: unknown): value is { id: string; visitCode: string } =>
  typeof value === 'object' && value !== null && 'id' in value && 'visitCode' in value

export const openEdge = async (): Promise<Edge> => {
  const hub = await openSufferer(undefined, {}, ['--public-port', '0'])
  const folder = mkdtempSync(join(tmpdir(), 'senha-edge-'))
  const kiosk = startProcess(
    '--hub',
    hub.url,
    '--token',
    'demo-kiosk',
    '--id',
    'fuzzed',
    '--port',
    '0',
    '--host',
    '127.0.0.1',
    '--data',
    folder,
    '--printer',
    'virtual',
  )
  let kioskEnded: string | undefined
  void kiosk.ended.then(({ code, stderr }) => {
    kioskEnded = `the kiosk ended (${code}): ${stderr.slice(-5).join(' ')}`
  })
  const said: string[] = []
  kiosk.child.stderr?.on('data', (text) => said.push(String(text)))
  const kioskUrl = await kiosk.address()
  const door = await connect(`${hub.url}/kiosk`, { token: 'demo-kiosk', id: 'witness' })
  const issue = async (): Promise<unknown> => {
    const answer: unknown = await door
      .timeout(10_000)
      .emitWithAck('ticket:issue', { commandId: crypto.randomUUID(), topicId: 'papers', language: 'pt' })
      .catch(() => undefined)
    return typeof answer === 'object' && answer !== null && 'ticket' in answer ? answer.ticket : undefined
  }
  const tickets = (await Promise.all(Array.from({ length: visits }, issue))).filter(isTicket)
  const visitCodes = tickets.map(({ visitCode }) => visitCode)
  const witnesses: [string, Socket][] = [
    ['a kiosk', door],
    ['a display', await connect(`${hub.url}/display`, { token: 'demo-display', id: 'witness' })],
    ['a phone', await connect(`${hub.publicUrl()}/visitor`, { visitCode: visitCodes[0] })],
    ["the kiosk's screen", await connect(`${kioskUrl}/kiosk`, { token: screenToken })],
  ]
  const token = signedIn(hub.data, { id: 'edge', role: 'supervisor' })
  return {
    hub,
    publicUrl: hub.publicUrl(),
    kioskUrl,
    visitCodes,
    known: () => ({
      ticketId: tickets.map(({ id }) => id),
      visitCode: visitCodes,
      topicId: ['papers', 'health', 'work'],
      serviceId: ['welcome', 'borders', 'health', 'legal'],
      serviceIds: ['borders', 'health', 'legal', 'social-security'],
      counterId: ['w1', 'w2', 'w3', 'legal-1', 'borders-1', 'health-1'],
      services: ['welcome', 'legal'],
      documents: ['passport', 'nif'],
      printAt: ['witness', 'fuzzed'],
      noticeId: ['counter-closed', 'evacuation'],
      language: ['pt', 'uk', 'kea'],
      languages: ['pt', 'uk'],
    }),
    targets: () => [
      {
        url: hub.url,
        routes: inside,
        doors: [
          ['/kiosk', { token: 'demo-kiosk', id: 'wrong' }],
          ['/counter', { token }],
          ['/display', { token: 'demo-display', id: 'wrong' }],
          ['/monitor', { token }],
          ['/visitor', { visitCode: visitCodes[1] }],
          ['/pairing', { kind: 'display' }],
        ],
      },
      {
        url: hub.publicUrl(),
        routes: ['/', '/t/ACDEFG', `/t/${visitCodes[1]}`, '/health', '/socket.io/'],
        doors: [['/visitor', { visitCode: visitCodes[2] }]],
      },
      {
        url: kioskUrl,
        routes: ['/', '/health', '/kiosk', '/paper', '/voice/pt', '/socket.io/'],
        doors: [['/kiosk', { token: screenToken }]],
      },
    ],
    faults: async () => {
      const faults = witnesses
        .filter(([, socket]) => !socket.connected)
        .map(([who]) => `${who} that did nothing wrong lost its connection`)
      if (hub.ended() !== undefined) faults.push(`the hub ended: ${hub.stderr().slice(-500)}`)
      if (kioskEnded !== undefined) faults.push(kioskEnded)
      const bugs = [...hub.stderr().split('\n'), ...said.join('').split('\n')].filter((line) => / failed\b/.test(line))
      faults.push(...bugs.map((line) => `logged: ${line}`))
      if (!isTicket(await issue())) faults.push('a ticket was refused')
      for (const url of [`${hub.url}/health`, `${kioskUrl}/health`]) {
        // oxlint-disable-next-line no-await-in-loop -- two questions
        const well = await fetch(url).then(
          (answer) => answer.ok,
          () => false,
        )
        if (!well) faults.push(`${url} does not answer`)
      }
      return faults
    },
    close: async () => {
      for (const [, socket] of witnesses) socket.close()
      kiosk.child.kill('SIGKILL')
      await kiosk.ended
      await hub.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
