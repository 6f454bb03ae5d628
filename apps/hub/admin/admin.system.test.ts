import { centreSchema } from '@senha/centre'
import type { Centre } from '@senha/centre'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connect, lisbon, runHub, staff, startHub } from '../testing/hub-process.ts'
import { signedIn } from '../testing/signed-in.ts'

let folder: string
let pins: string
let pinFile: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'senha-admin-'))
  pins = mkdtempSync(join(tmpdir(), 'senha-pins-'))
  pinFile = join(pins, 'first')
  writeFileSync(pinFile, '4917\n')
})
afterEach(() => {
  for (const made of [folder, pins]) rmSync(made, { recursive: true, force: true })
})

const admin = (...args: string[]) => runHub(args, 'apps/hub/admin.ts')
const refusal = (words: RegExp) => ({ code: 1, signal: null, stdout: '', stderr: expect.stringMatching(new RegExp(`^admin: [^\\n]*${words.source}[^\\n]*\\n$`)) })
const addSara = (data: string, ...more: string[]) => admin('user', 'add', '--data', data, '--id', 'sara', '--name', 'Sara', '--role', 'mediator', '--pin-file', pinFile, ...more)
/** A copy of Lisbon's configuration after a change. */
const changed = (name: string, change: (centre: Centre) => void): string => {
  const centre = centreSchema.parse(JSON.parse(readFileSync(lisbon, 'utf8')))
  change(centre)
  const file = join(folder, name)
  writeFileSync(file, JSON.stringify(centre))
  return file
}

test('[admin folder] on a mistyped folder nothing is made: whatever needs a database refuses with one line', async () => {
  const wrong = join(folder, 'hbu')
  const others = [['user', 'list'], ['user', 'remove', '--id', 'sara'], ['device', 'list'], ['device', 'revoke', '--kind', 'kiosk', '--id', 'door'], ['backup', '--to', join(folder, 'copy')], ['report', '--by', 'hour', '--measure', 'wait', '--from', '2026-01', '--to', '2026-02']]
  for (const args of others) expect([args, await admin(...args, '--data', wrong)]).toEqual([args, refusal(/there is no database in .*hbu/)])
  expect(existsSync(wrong)).toBe(false)
  expect(await addSara(join(folder, 'no', 'such'), '--agency', 'centre', '--languages', 'pt')).toEqual(refusal(/there is no folder .*no: /))
  expect(readdirSync(folder)).toEqual([])
})

test('[admin folder] before the first start of the hub the first user and device can be added, and it says that it made the database', async () => {
  const fresh = join(folder, 'hub')
  const token = await admin('device', 'add', '--data', fresh, '--kind', 'kiosk', '--id', 'door')
  expect(token).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\S{20,}\n$/), stderr: `admin: made a new database in ${fresh}\n` })
  expect(await addSara(fresh, '--agency', 'centre', '--languages', 'pt')).toMatchObject({ code: 0, stdout: 'user sara can sign in, and chooses a PIN of their own then\n', stderr: expect.stringMatching(/^admin: the agency "centre" could not be checked: no hub has started on [^\n]*\n$/) })
})

test('[F8] a user’s languages and agency are checked: capitals are read, what nobody knows is refused with the list', async () => {
  const hub = await startHub(['--demo'])
  await hub.kill()
  expect(await addSara(hub.data, '--agency', 'centre', '--languages', 'PT, En')).toMatchObject({ code: 0, stderr: '' })
  expect((await admin('user', 'list', '--data', hub.data)).stdout).toBe('sara\tSara\tmediator\tcentre\tpt,en\tfirst PIN\n')
  expect(await addSara(hub.data, '--agency', 'centre', '--languages', 'pt,de')).toEqual(refusal(/unknown language "de": known are pt, en, fr, es, uk, ru, ro, be, kea/))
  expect(await addSara(hub.data, '--agency', 'helth', '--languages', 'pt')).toEqual(refusal(/CNAIM Lisboa has no agency "helth": it has centre, borders/))
  expect((await admin('user', 'list', '--data', hub.data)).stdout).toBe('sara\tSara\tmediator\tcentre\tpt,en\tfirst PIN\n')
  const faro = join(lisbon, '..', 'faro.json')
  expect(await admin('user', 'remove', '--data', hub.data, '--id', 'sara')).toMatchObject({ code: 0 })
  expect(await addSara(hub.data, '--agency', 'centre', '--languages', 'pt,kea', '--centre', faro)).toMatchObject({ code: 0, stderr: expect.stringContaining('CNAIM Faro does not offer kea') })
  await hub.close()
})

test('[admin] adding somebody who is there already is refused with what to do instead, and changes nothing', async () => {
  const fresh = join(folder, 'hub')
  await addSara(fresh, '--agency', 'centre', '--languages', 'pt')
  const list = () => admin('user', 'list', '--data', fresh)
  const before = await list()
  expect(before.stdout).toBe('sara\tSara\tmediator\tcentre\tpt\tfirst PIN\n')
  const record = () => admin('record', '--from', '2026-01-01', '--to', '2099-01-01', '--data', fresh)
  const recorded = await record()
  expect(recorded.stdout).toContain('user-added')
  expect(await admin('user', 'add', '--data', fresh, '--id', 'Sara', '--name', 'Another', '--role', 'supervisor', '--agency', 'borders', '--languages', 'en', '--pin', '730416')).toMatchObject({
    code: 1, stdout: '', stderr: expect.stringMatching(/^admin: there is a user "sara" already: [^\n]*user change[^\n]*user pin[^\n]*$/m),
  })
  expect([await list(), await record()]).toEqual([before, recorded])
})

test('[installer] `check` names every fault of a file at once, and needs no hub', async () => {
  expect(await admin('check', lisbon)).toEqual({ code: 0, signal: null, stderr: '', stdout: expect.stringMatching(/^.* is a valid centre: 16 services, 24 counters, 9 languages\n/) })
  const alike = changed('alike.json', (centre) => {
    for (const service of centre.services) if (service.id === 'education') service.letters = 'D'
    for (const service of centre.services) if (service.id === 'family') service.letters = 'V'
  })
  expect(await admin('check', alike)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^warning: zone zone-2: the letters T \(labour\) and D \(education\) sound alike in pt, en/m) })
  const nobody = changed('nobody.json', (centre) => { Reflect.deleteProperty(centre, 'privacy') })
  expect(await admin('check', nobody)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^warning: privacy\.controller is not set: [^\n]+\nwarning: privacy\.contact is not set: [^\n]+\nwarning: privacy\.authority is not set/m) })
  const wrong = changed('wrong.json', (centre) => {
    Reflect.deleteProperty(centre, 'dayCloseAt')
    for (const topic of centre.topics.slice(0, 1)) topic.service = 'nowhere'
  })
  const found = await admin('check', wrong)
  expect(found).toMatchObject({ code: 1, stdout: '' })
  expect(found.stderr.trim().split('\n').slice(1)).toEqual(['dayCloseAt: is missing', 'topics.0.service: no service has the id "nowhere"'])
  expect(await admin('check')).toMatchObject({ code: 1, stderr: expect.stringContaining('check needs a FILE') })
  expect(await admin('check', lisbon, '--data', join(folder, 'hbu'))).toMatchObject({ code: 1, stderr: expect.stringContaining('there is no database in') })
})

test('[installer] `check --data` says, beside a running hub, what of today, of bookings and of users a file would lose', async () => {
  const hub = await startHub(['--demo'])
  const [door, ana] = await Promise.all([connect(hub.url, '/kiosk', { token: 'demo-kiosk' }), staff(hub.url, 'ana')])
  await ana.command('counter:open', { counterId: 'w3' })
  for (let count = 0; count < 3; count += 1) await door.command('ticket:issue', { topicId: 'papers', language: 'pt' })
  await ana.command('ticket:call-next')
  await ana.command('appointment:book', { serviceId: 'legal', slotAt: new Date(Date.now() + 3 * 86_400_000).toISOString() })
  expect(await admin('check', lisbon, '--data', hub.data)).toMatchObject({ code: 0, stdout: expect.stringContaining('nothing of it, of the bookings and of the users would be lost') })
  signedIn(hub.data, { id: 'vera', agency: 'helth' })
  const next = changed('next.json', (centre) => {
    centre.counters = centre.counters.filter((counter) => counter.id !== 'w3' && counter.id !== 'legal-1')
    centre.services = centre.services.filter((service) => service.id !== 'legal').map((service) => (service.id === 'welcome' ? { ...service, id: 'reception' } : service))
    for (const counter of centre.counters) counter.services = counter.services.map((id) => (id === 'welcome' ? 'reception' : id))
    for (const topic of centre.topics) {
      topic.service = 'reception'
      if (topic.suggests === 'legal') delete topic.suggests
    }
  })
  const found = await admin('check', next, '--data', hub.data)
  expect(found).toMatchObject({ code: 2, stderr: '' })
  expect(found.stdout.trim().split('\n').slice(1)).toEqual([
    expect.stringMatching(/^warning: phonePageUrl is not set/),
    expect.stringMatching(/^warning: privacy\.contact is "dados@cnaim-lisboa\.example", an example/),
    expect.stringMatching(/^the day \d{4}-\d\d-\d\d is open$/),
    'the service "welcome" is not in the configuration: 3 people with a ticket; the Welcoming Office sees to them',
    'the service "legal" is not in the configuration: 1 person booked; the Welcoming Office sees to them',
    'the counter "w3" is not in the configuration: it is open with ticket A001, and is taken as closed',
    'the agency "helth" is not in the configuration: "vera" can open no counter',
    expect.stringContaining('names the kiosk'),
    expect.stringContaining('names the kiosk'),
  ])
  // and it changed nothing
  expect(await ana.command('ticket:start')).toMatchObject({ ok: true })
  for (const client of [door, ana]) client.close()
  await hub.close()
})
