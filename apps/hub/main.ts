import type { Centre } from '@senha/centre'
import { loadCentre } from '@senha/centre/load'
import { createFailures, createThrottles, hostInUrl, listenFault, thisMachine } from '@senha/guard'
import { FolderTaken, holdFolder, StoreError } from '@senha/sqlite'
import { openMaker, openVoice } from '@senha/voice/clips'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { demoPin, demoStaff, demoTokens } from './demo.ts'
import { readFlags, stop } from './flags.ts'
import { openClock } from './hub-clock.ts'
import { createHub } from './hub.ts'
import { dayMismatches } from './mismatches.ts'
import { phonePageLines } from './phone-page.ts'
import { serve } from './server.ts'
import { isOfAnotherSecret } from './sign-in/pin-hash.ts'
import { openSecret } from './sign-in/secret.ts'
import { createStrays } from './strays.ts'
import { createStaffing } from './staffing.ts'
import { openAppointments } from './store/appointments.ts'
import { noteCentre } from './store/centre-in-force.ts'
import { openClockMarks } from './store/clock-mark.ts'
import { openDatabase } from './store/database.ts'
import { settleHouse } from './store/house.ts'
import { openLog } from './store/log.ts'
import { openPeople } from './store/people.ts'
import { openRecord } from './store/record.ts'
import { openSessions } from './store/sessions.ts'
import { openStorage } from './store/storage.ts'
import { openThrottles } from './store/throttles.ts'
import { supplyAt } from './supply.ts'
import { timings } from './timings.ts'

// what the hub writes is for its own user alone
process.umask(0o077)

const warn = (message: string): void => console.error(`hub: ${message}`)

const version = (): string => {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0'
}

const main = async (): Promise<void> => {
  const given = await readFlags(process.argv.slice(2))
  const loaded = loadCentre(given.centre)
  if (!loaded.ok) return stop(loaded.error.message)

  // the file stays as it is: what a command line adds holds for this run alone
  const centre: Centre = { ...loaded.centre, phonePageUrl: given.phoneUrl ?? loaded.centre.phonePageUrl }

  const lock = holdFolder(given.data, 'hub')
  const db = openDatabase(given.data)
  const refused = settleHouse(db, { demo: given.demo, adopt: given.adoptDemoData })
  if (refused !== undefined) return stop(`${given.data} ${refused}`)
  const secret = openSecret(given.data, given.secret)
  // hashes in another thread while the day is read
  const demo = given.demo ? demoStaff(secret) : undefined
  const clock = openClock(thisMachine(), openLog(db).last().at, openClockMarks(db).read())
  const { now } = clock
  const onFatal = (cause: unknown): void => {
    // what is on disk is not known any more: a supervisor (systemd) starts the hub again, which reads the log anew
    console.error(`hub: the disk failed, stopping: ${cause instanceof Error ? cause.message : String(cause)}`)
    // at once: a snapshot that went out now would show what may never have happened
    process.exit(1)
  }
  const failures = createFailures((line) => console.error(`hub: ${line}`), clock.elapsed)
  const storage = openStorage(db, now, given.demo ? 0 : given.backupAlertHours, onFatal)
  const hub = createHub({ db, centre, now, clock, supply: supplyAt(now), demo: given.demo, disk: storage.disk, failed: failures.told, onFatal })
  const throttles = createThrottles(now, openThrottles(db, storage.aside))
  const people = openPeople(db)
  const record = openRecord(db)
  const staffing = createStaffing({
    people, sessions: openSessions(db), record, secret, now, throttles, demo: await demo,
    // a demonstration waits for whoever shows it
    idleMinutes: given.demo ? undefined : (loaded.centre.policy.idleMinutes ?? timings.idleMinutes),
  })
  const locked = people.allStaff().filter((person) => isOfAnotherSecret(person.pinHash, secret)).length
  if (locked > 0) warn(`the PINs of ${locked} people were made with another secret (the data of another machine?): put that machine's secret/pepper back, or give new PINs with: admin user pin`)
  noteCentre(given.data, loaded.centre, warn)
  const strays = createStrays(loaded.centre, people, given.demo)
  const booked = openAppointments(db).bookedAfter(hub.day().businessDay)
  for (const { line } of [...dayMismatches(hub.day(), loaded.centre, hub.now(), booked), ...strays.among(people.devices())]) warn(line)
  const voice = openVoice({
    folder: given.voice ?? join(given.data, 'voice'), maker: openMaker({ fallback: loaded.centre.voice.fallback }), now, warn: (what) => console.error(`hub: voice: ${what}`),
  })
  const listening = await serve({
    hub, centre, people, storage, staffing, record, strays, throttles, failures, version: version(), host: given.host, port: given.port, voice, names: given.names, trustedProxies: given.trustedProxies,
    folders: [...(given.media === undefined ? [] : [['media', resolve(given.media)] as const]), ...(given.voice === undefined ? [] : [['voice', resolve(given.voice)] as const])],
    ...(given.publicPort !== undefined && { publicPort: given.publicPort, publicHost: given.publicHost ?? given.host }), ...(given.tls && { tls: given.tls }), ...(given.media !== undefined && { media: resolve(given.media) }),
  })
  const scheme = given.tls ? 'https' : 'http'
  const at = `${scheme}://${hostInUrl(given.host)}`
  const atPublic = `${scheme}://${hostInUrl(given.publicHost ?? given.host)}`
  if (given.demo) console.error(`hub: DEMO: anybody can sign in with PIN ${demoPin} or a token of ${Object.keys(demoTokens).join(', ')}; never open a centre with it`)
  if (!given.demo) for (const line of phonePageLines(centre.phonePageUrl)) warn(line)
  console.log(`hub ready at ${at}:${listening.port}${listening.publicPort === undefined ? '' : ` and, for visitors' phones, at ${atPublic}:${listening.publicPort}/t`}`)

  void voice.canMake.then((can) => {
    if (!can) console.error('hub: espeak-ng is not installed: calls only chime, but for those whose clips were made ahead (docs/voice.md)')
  })

  setInterval(() => {
    try {
      lock.renew()
    } catch (cause) {
      // a full disk is no reason to end; two hubs on one database are
      if (cause instanceof FolderTaken) stop(`${cause.message}: the file of the lock was removed; stopping`)
    }
  }, timings.lookAtClockMs).unref()

  let ending = false
  const end = (): void => {
    if (ending) return
    ending = true
    void Promise.allSettled([listening.close(), voice.close()]).finally(() => {
      db.close()
      lock.release()
      process.exit(process.exitCode ?? 0)
    })
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
}

main().catch((cause: unknown) => {
  if (cause instanceof StoreError) stop(cause.message)
  stop(listenFault(cause) ?? (cause instanceof Error ? cause.message : String(cause)))
})
