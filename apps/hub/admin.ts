import Database from 'better-sqlite3'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { loginRequest, staffUser } from '@senha/protocol'
import { backup, backupInto } from './admin/backup.ts'
import { checkCentre, exits } from './admin/check.ts'
import { databaseIn, lookAtFolder } from './admin/folder.ts'
import { restore } from './admin/restore.ts'
import { validateUser } from './admin/validate-user.ts'
import { groupings, measures, report } from './reports/months.ts'
import { openDatabase } from './store/database.ts'
import { hashPin, openPeople } from './store/people.ts'
import type { DeviceKind } from './store/people.ts'

const usage = `usage: npm run admin -- COMMAND --data DIR
  user add --id ID --name NAME --role mediator|officer|supervisor --agency ID --languages pt,en [--centre FILE] [--pin PIN]
                                                        languages and agency are checked against FILE, else the hub's last configuration
  user remove --id ID
  user list
  device add --kind kiosk|display|monitor --id ID       prints the device's token, once
  device revoke --kind kiosk|display|monitor --id ID
  device list
  backup --to FILE [--encrypt-to RECIPIENT]             while the hub runs; encrypted by the program "age"
  backup --into DIR [--keep 14] [--encrypt-to RECIPIENT]  under its time; only the newest are kept
  restore --from FILE [--identity FILE]                 while the hub is stopped; what was there is kept beside it
  report --by service|hour|"service and hour"|month|language|priority --measure wait|service --from 2026-01 --to 2026-12
                                                        minutes, tab-separated: how many, p50, p90, p95; while the hub runs
  check FILE [--data DIR]                               every fault of a configuration; with DIR, what of today and of its users would
                                                        not fit it. Ends 0: all fits, 1: not to be used, 2: something does not fit`

// what this writes is for its own user alone
process.umask(0o077)

const stop = (message: string): never => {
  console.error(`admin: ${message}`)
  process.exit(1)
}

const parse = () => {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      allowPositionals: true,
      options: { data: text, id: text, name: text, role: text, agency: text, languages: text, centre: text, pin: text, kind: text, to: text, from: text, by: text, measure: text, into: text, keep: text, identity: text, 'encrypt-to': text },
    })
  } catch (cause) {
    return stop(`${cause instanceof Error ? cause.message : String(cause)}\n${usage}`)
  }
}

const { values, positionals } = parse()
const need = (flag: keyof typeof values): string => values[flag] ?? stop(`--${flag} is missing\n${usage}`)
if (positionals[0] === 'check') {
  const { exit, lines } = checkCentre(positionals[1] ?? stop(`check needs a FILE\n${usage}`), values.data)
  for (const line of lines) (exit === exits.refused ? console.error : console.log)(line)
  process.exit(exit)
}
const folder = need('data')
const database = databaseIn(folder)

const kindOf = (): DeviceKind => {
  const kind = need('kind')
  return kind === 'kiosk' || kind === 'display' || kind === 'monitor' ? kind : stop(`"${kind}" is no kind of device: kiosk, display or monitor`)
}

const askPin = async (): Promise<string> => {
  if (values.pin !== undefined) return values.pin
  if (!process.stdin.isTTY) return stop('--pin is missing')
  const reader = createInterface({ input: process.stdin, output: process.stderr })
  const pin = await reader.question('PIN (at least 4 digits): ')
  reader.close()
  return pin
}

const addUser = async (): Promise<void> => {
  const checked = validateUser({ agency: need('agency'), languages: need('languages') }, folder, values.centre)
  if (!checked.ok) return stop(checked.error.message)
  const parsed = staffUser.safeParse({ id: need('id').toLowerCase(), name: need('name'), role: need('role'), agency: need('agency'), languages: checked.languages })
  if (!parsed.success) return stop(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '))
  for (const note of checked.notes) console.error(`admin: ${note}`)
  const pin = await askPin()
  if (!/^\d{4,12}$/.test(pin) || !loginRequest.safeParse({ user: parsed.data.id, pin }).success) return stop('a PIN has 4 to 12 digits')
  const db = openDatabase(folder)
  openPeople(db).addStaff({ ...parsed.data, pinHash: await hashPin(pin) }, Date.now())
  db.close()
  console.log(`user ${parsed.data.id} can sign in`)
}

const withPeople = (use: (people: ReturnType<typeof openPeople>) => void): void => {
  const db = openDatabase(folder)
  use(openPeople(db))
  db.close()
}

const takeBackup = async (): Promise<void> => {
  const target = { folder, encryptTo: values['encrypt-to'], now: Date.now() }
  if (values.into === undefined) {
    await backup({ ...target, to: need('to') })
    return console.log(`backed up to ${need('to')}`)
  }
  const keep = Number(values.keep ?? '14')
  if (!Number.isInteger(keep) || keep < 1) return stop('--keep is a number of backups, 1 or more')
  console.log(`backed up to ${await backupInto({ ...target, into: values.into, keep })}`)
}

const takeRestore = async (): Promise<void> => {
  const aside = await restore({ folder, from: need('from'), identity: values.identity, now: Date.now() })
  console.log(`restored ${need('from')}${aside === undefined ? '' : `; what was there is ${aside}`}; at its next start the hub skips the numbers that were given out since the backup`)
}

/** Reads what day closes took in, beside the hub. */
const printReport = (): void => {
  const [by, measure] = [groupings.find((one) => one === need('by')), measures.find((one) => one === need('measure'))]
  const [from, to] = [need('from'), need('to')]
  if (!by || !measure || ![from, to].every((month) => /^\d{4}-(0[1-9]|1[0-2])$/.test(month))) return stop(`this is no report\n${usage}`)
  const db = new Database(database, { readonly: true })
  console.log([by, 'n', 'p50', 'p90', 'p95'].join('\t'))
  for (const { key, n, p50, p90, p95 } of report(db, by, measure, from, to)) console.log([key, n, p50, p90, p95].map((cell) => cell ?? '').join('\t'))
  db.close()
}

const commands: Record<string, () => Promise<void> | void> = {
  'user add': addUser,
  'user remove': () => withPeople((people) => console.log(people.removeStaff(need('id')) ? 'removed' : stop('there is no such user'))),
  'user list': () => withPeople((people) => people.allStaff().forEach((user) => console.log(`${user.id}\t${user.name}\t${user.role}\t${user.agency}\t${user.languages.join(',')}`))),
  'device add': () => withPeople((people) => console.log(people.pairDevice(kindOf(), need('id'), Date.now()))),
  'device revoke': () => withPeople((people) => console.log(people.revokeDevice(kindOf(), need('id')) ? 'revoked' : stop('there is no such device'))),
  'device list': () => withPeople((people) => people.devices().forEach((device) => console.log(`${device.kind}\t${device.id}\t${device.lastSeenAt ?? 'never seen'}`))),
  backup: takeBackup,
  restore: takeRestore,
  report: printReport,
}

try {
  const name = positionals.join(' ')
  const command = commands[name] ?? stop(`no such command\n${usage}`)
  const place = lookAtFolder(folder, name)
  if (!place.ok) stop(place.error.message)
  await command()
  if (place.ok && place.fresh) console.error(`admin: made a new database in ${folder}`)
} catch (cause) {
  stop(cause instanceof Error ? cause.message : String(cause))
}
