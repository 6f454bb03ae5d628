import { lockFolder } from '@senha/sqlite'
import Database from 'better-sqlite3'
import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { recordCommands, recordUsage } from './admin/record.ts'
import { userCommands, userUsage } from './admin/users.ts'
import { groupings, measures, report } from './reports/months.ts'
import { openDatabase } from './store/database.ts'
import { openPeople } from './store/people.ts'
import type { DeviceKind, People } from './store/people.ts'
import { openRecord } from './store/record.ts'
import type { Act } from './store/record.ts'

const usage = `usage: npm run admin -- COMMAND --data DIR
${userUsage}
  device add --kind kiosk|display|monitor --id ID       prints the device's token, once
  device revoke --kind kiosk|display|monitor --id ID
  device list
  backup --to FILE                                      while the hub runs
  restore --from FILE                                   while the hub is stopped; what was there is kept beside it
  report --by service|hour|"service and hour"|month|language|priority --measure wait|service --from 2026-01 --to 2026-12
                                                        minutes, tab-separated: how many, p50, p90, p95; while the hub runs
${recordUsage}
  --secret FILE                                         with user: the secret of the PINs, where it is not DIR/secret/pepper`

const stop = (message: string): never => {
  console.error(`admin: ${message}`)
  process.exit(1)
}

const parse = () => {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      allowPositionals: true,
      options: { data: text, id: text, name: text, role: text, agency: text, languages: text, centre: text, pin: text, 'pin-file': text, secret: text, kind: text, to: text, from: text, by: text, measure: text },
    })
  } catch (cause) {
    return stop(`${cause instanceof Error ? cause.message : String(cause)}\n${usage}`)
  }
}

const { values, positionals } = parse()
const need = (flag: keyof typeof values): string => values[flag] ?? stop(`--${flag} is missing\n${usage}`)
const folder = need('data')
const database = join(folder, 'hub.sqlite')

const kindOf = (): DeviceKind => {
  const kind = need('kind')
  return kind === 'kiosk' || kind === 'display' || kind === 'monitor' ? kind : stop(`"${kind}" is no kind of device: kiosk, display or monitor`)
}

/** What is done and its line in the record stand in one transaction. */
const withPeople = (use: (people: People, keep: (act: Act) => void) => void): void => {
  const db = openDatabase(folder)
  const record = openRecord(db)
  db.transaction(() => use(openPeople(db), (act) => record.add({ ...act, actor: 'admin' }, Date.now()))).immediate()
  db.close()
}

/** SQLite's own online backup: whole and consistent while the hub writes. Written beside the target first, so that a half one is never taken for whole. */
const backup = async (to: string): Promise<void> => {
  if (!existsSync(database)) return stop(`there is no database in ${folder}`)
  const db = new Database(database, { readonly: true })
  const part = `${to}.part`
  await db.backup(part)
  db.close()
  const copy = new Database(part)
  copy.pragma('journal_mode = DELETE')
  const sound = copy.pragma('integrity_check', { simple: true })
  copy.close()
  if (sound !== 'ok') return stop(`the copy is not sound: ${String(sound)}`)
  renameSync(part, to)
  console.log(`backed up to ${to}`)
}

const restore = (from: string): void => {
  if (!existsSync(from)) return stop(`there is no file ${from}`)
  const unlock = lockFolder(folder, 'hub')
  const source = new Database(from, { readonly: true })
  const sound = source.pragma('integrity_check', { simple: true })
  source.close()
  if (sound !== 'ok') return stop(`${from} is not sound: ${String(sound)}`)
  const aside = `${database}.before-restore-${new Date().toISOString().replaceAll(':', '')}`
  if (existsSync(database)) {
    // folds the write-ahead log into the file first: kept whole, as it was
    const old = new Database(database)
    old.pragma('wal_checkpoint(TRUNCATE)')
    old.close()
    renameSync(database, aside)
  }
  for (const suffix of ['-wal', '-shm']) rmSync(database + suffix, { force: true })
  copyFileSync(from, database)
  openDatabase(folder).close()
  unlock()
  console.log(`restored ${from}${existsSync(aside) ? `; what was there is ${aside}` : ''}`)
}

/** Reads what day closes took in, beside the hub. */
const printReport = (): void => {
  const [by, measure] = [groupings.find((one) => one === need('by')), measures.find((one) => one === need('measure'))]
  const [from, to] = [need('from'), need('to')]
  if (!by || !measure || ![from, to].every((month) => /^\d{4}-(0[1-9]|1[0-2])$/.test(month))) return stop(`this is no report\n${usage}`)
  if (!existsSync(database)) return stop(`there is no database in ${folder}`)
  const db = new Database(database, { readonly: true })
  console.log([by, 'n', 'p50', 'p90', 'p95'].join('\t'))
  for (const { key, n, p50, p90, p95 } of report(db, by, measure, from, to)) console.log([key, n, p50, p90, p95].map((cell) => cell ?? '').join('\t'))
  db.close()
}

const commands: Record<string, () => Promise<void> | void> = {
  ...userCommands({ folder, values, need, stop }),
  ...recordCommands({ folder, need, stop }),
  'device add': () => withPeople((people, keep) => {
    const token = people.pairDevice(kindOf(), need('id'), Date.now())
    keep({ act: 'device-paired', subject: need('id'), detail: { kind: kindOf() } })
    console.log(token)
  }),
  'device revoke': () => withPeople((people, keep) => {
    if (!people.revokeDevice(kindOf(), need('id'))) return stop('there is no such device')
    keep({ act: 'device-revoked', subject: need('id'), detail: { kind: kindOf() } })
    return console.log('revoked')
  }),
  'device list': () => withPeople((people) => people.devices().forEach((device) => console.log(`${device.kind}\t${device.id}\t${device.lastSeenAt ?? 'never seen'}`))),
  backup: () => backup(need('to')),
  restore: () => restore(need('from')),
  report: printReport,
}

try {
  await (commands[positionals.join(' ')] ?? (() => stop(`no such command\n${usage}`)))()
} catch (cause) {
  stop(cause instanceof Error ? cause.message : String(cause))
}
