import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLink } from '@senha/protocol/link'
import Database from 'better-sqlite3'
import { screenFacts, screenNamespace, screenTable, screenToken } from '../../apps/kiosk/link.ts'
import type { ScreenLink, ScreenState } from '../../apps/kiosk/link.ts'
import { startProcess } from '../../apps/kiosk/testing/kiosk-process.ts'
import type { KioskProcess } from '../../apps/kiosk/testing/kiosk-process.ts'

/** A kiosk's real program on a disk of its own, and the screen before it. */
export interface KioskOnDisk {
  readonly start: () => Promise<void>
  /** As a power cut would; resolves when it is gone. */
  readonly kill: () => Promise<void>
  readonly state: () => ScreenState | undefined
  /** The next number of its reserve for the first service; undefined where it has none. */
  readonly nextInReserve: () => number | undefined
  /** A visitor takes a ticket: number and code, as they stand on the paper. */
  readonly takeTicket: () => Promise<{ id: string; number: string; visitCode: string }>
  readonly wipe: () => void
  /** Puts this disk, as it is now, into another kiosk. Both are off meanwhile. */
  readonly copyTo: (other: KioskOnDisk) => void
  readonly data: string
  readonly close: () => Promise<void>
}

export const kioskOnDisk = (hub: () => string, id: string): KioskOnDisk => {
  const folder = mkdtempSync(join(tmpdir(), 'senha-kiosk-'))
  const data = join(folder, 'data')
  let running: { program: KioskProcess; screen: ScreenLink } | undefined
  let state: ScreenState | undefined
  const kill = async (): Promise<void> => {
    running?.screen.close()
    running?.program.child.kill('SIGKILL')
    await running?.program.ended
    running = undefined
    state = undefined
  }
  const wipe = (): void => rmSync(data, { recursive: true, force: true })
  return {
    data,
    kill,
    wipe,
    start: async () => {
      const program = startProcess(
        '--hub',
        hub(),
        '--token',
        'demo-kiosk',
        '--id',
        id,
        '--port',
        '0',
        '--data',
        data,
        '--printer',
        `file:${join(folder, 'paper')}`,
      )
      const screen = openLink({
        hub: await program.address(),
        namespace: screenNamespace,
        auth: { token: screenToken },
        commands: screenTable,
        facts: screenFacts,
      })
      screen.on('screen:state', (next) => {
        state = next
      })
      running = { program, screen }
    },
    state: () => state,
    nextInReserve: () => {
      const db = new Database(join(data, 'kiosk.sqlite'), { readonly: true })
      try {
        return db
          .prepare<[], number>(`SELECT next FROM reserve WHERE service_id = 'welcome' AND next <= last`)
          .pluck()
          .get()
      } finally {
        db.close()
      }
    },
    takeTicket: async () => {
      if (!running) throw new Error('this kiosk is off')
      const answer = await running.screen.send('ticket:issue', { topicId: 'papers', language: 'uk', priority: false })
      if (!answer.ok) throw new Error(`no ticket: ${answer.error.message}`)
      return answer.ticket
    },
    copyTo: (other) => {
      other.wipe()
      cpSync(data, other.data, { recursive: true })
    },
    close: async () => {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
