import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addPerson } from '../testing/person.ts'
import { databaseIn } from './folder.ts'
import { changePeople, readPeople } from './people.ts'
import { userCommands } from './users.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'senha-people-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Another process in the middle of a commit, which ends soon after this returns. */
const commitUnderWay = async (): Promise<void> => {
  const script = fileURLToPath(new URL('../testing/slow-writer.mjs', import.meta.url))
  const writer = spawn(process.execPath, [script, databaseIn(folder)], { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(writer.stdout, 'data')
  writer.stdin.write('end\n')
}
const ids = (): string[] => readPeople(folder, (people) => people.allStaff().map(({ id }) => id))

test('a person is removed also while the hub is in the middle of a commit', async () => {
  await addPerson(folder, { id: 'nuno', pin: '402861' })
  const stop = (message: string): never => {
    throw new Error(message)
  }
  const commands = userCommands({ folder, values: { id: 'nuno' }, need: () => 'nuno', stop, now: Date.now })
  await commitUnderWay()
  await commands['user remove']?.()
  expect(ids()).toEqual([])
})

test('what fails on the way leaves the people as they were', async () => {
  await addPerson(folder, { id: 'nuno', pin: '402861' })
  expect(() =>
    changePeople(folder, Date.now(), (people, keep) => {
      people.removeStaff('nuno')
      keep({ act: 'user-removed', subject: 'nuno' })
      throw new Error('the disk is full')
    }),
  ).toThrow('the disk is full')
  expect(ids()).toEqual(['nuno'])
})
