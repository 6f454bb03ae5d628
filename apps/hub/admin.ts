import Database from 'better-sqlite3'
import { parseArgs } from 'node:util'
import { backup, backupInto } from './admin/backup.ts'
import { checkCentre, exits } from './admin/check.ts'
import { databaseIn, lookAtFolder } from './admin/folder.ts'
import { listingLine } from './admin/plain-cell.ts'
import { changePeople, readPeople } from './admin/people.ts'
import { recordCommands, recordUsage } from './admin/record.ts'
import { restore } from './admin/restore.ts'
import { userCommands, userUsage } from './admin/users.ts'
import { groupings, measures, report } from './reports/months.ts'
import type { DeviceKind } from './store/people.ts'

const usage = `usage: npm run admin -- COMMAND --data DIR
${userUsage}
  device add --kind kiosk|display|monitor --id ID       prints the device's token, once
  device revoke --kind kiosk|display|monitor --id ID
  device list
  backup --to FILE [--encrypt-to RECIPIENT]             while the hub runs; encrypted by the program "age"
  backup --into DIR [--keep 14] [--encrypt-to RECIPIENT]  under its time; only the newest are kept
  restore --from FILE [--identity FILE]                 while the hub is stopped; what was there is kept beside it
  report --by service|hour|"service and hour"|month|language|priority --measure wait|service --from 2026-01 --to 2026-12
                                                        minutes, tab-separated: how many, p50, p90, p95; while the hub runs
  check FILE [--data DIR] [--online]                    every fault of a configuration; with DIR, what of today and of its users would
                                                        not fit it; online, whether the visitors' phone page answers at its address.
                                                        Ends 0: all fits, 1: not to be used, 2: something does not fit
${recordUsage}
  --secret FILE                                         with user: the secret of the PINs, where it is not DIR/secret/pepper`

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
      options: {
        data: text, id: text, name: text, role: text, agency: text, languages: text, centre: text, pin: text, 'pin-file': text, secret: text, kind: text, to: text, from: text, by: text,
        measure: text, into: text, keep: text, identity: text, 'encrypt-to': text, online: { type: 'boolean', default: false },
      },
    })
  } catch (cause) {
    return stop(`${cause instanceof Error ? cause.message : String(cause)}\n${usage}`)
  }
}

const { values, positionals } = parse()
const need = (flag: Exclude<keyof typeof values, 'online'>): string => values[flag] ?? stop(`--${flag} is missing\n${usage}`)
if (positionals[0] === 'check') {
  const { exit, lines } = await checkCentre(positionals[1] ?? stop(`check needs a FILE\n${usage}`), values.data, values.online)
  for (const line of lines) (exit === exits.refused ? console.error : console.log)(line)
  process.exit(exit)
}
const folder = need('data')
const database = databaseIn(folder)

const kindOf = (): DeviceKind => {
  const kind = need('kind')
  return kind === 'kiosk' || kind === 'display' || kind === 'monitor' ? kind : stop(`"${kind}" is no kind of device: kiosk, display or monitor`)
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
  const kept = aside === undefined ? [] : [`what was there is ${aside}`]
  const told = [
    `restored ${need('from')}`,
    ...kept,
    'at its next start the hub skips the numbers that were given out since the backup',
    'everybody signs in anew',
  ]
  console.log(told.join('; '))
  console.log(
    'what changed since the backup is undone: people removed and PINs replaced since then are good again, ' +
      'and so are tokens of devices revoked since then; remove, replace and revoke them anew',
  )
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
  ...userCommands({ folder, values, need, stop, now: Date.now }),
  ...recordCommands({ folder, need, stop }),
  'device add': () => {
    const token = changePeople(folder, Date.now(), (people, keep) => {
      keep({ act: 'device-paired', subject: need('id'), detail: { kind: kindOf() } })
      return people.pairDevice(kindOf(), need('id'), Date.now())
    })
    console.log(token)
  },
  'device revoke': () => {
    changePeople(folder, Date.now(), (people, keep) => {
      if (!people.revokeDevice(kindOf(), need('id'))) stop('there is no such device')
      keep({ act: 'device-revoked', subject: need('id'), detail: { kind: kindOf() } })
    })
    console.log('revoked')
  },
  'device list': () => readPeople(folder, (people) => people.devices().forEach((device) => console.log(listingLine([device.kind, device.id, device.lastSeenAt ?? 'never seen'])))),
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
