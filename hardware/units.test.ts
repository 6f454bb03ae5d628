import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** Each unit with the highest exposure that it may have, from 0 (safe) to 10, as `systemd-analyze security` counts (systemd 252). */
const mostExposure = {
  'systemd/senha-hub.service': 1.7,
  'systemd/senha-print-station@.service': 1.9,
  'kiosk-os/senha-kiosk-host.service': 1.9,
  'kiosk-os/senha-kiosk-screen.service': 3.5,
  'kiosk-os/senha-kiosk.service': 3.5,
  'kiosk-os/senha-kiosk-watch.service': 2,
}
const units = Object.entries(mostExposure)
const programs = units.filter(([unit]) => !unit.includes('watch') && !unit.includes('screen'))

type Settings = ReadonlyMap<string, readonly string[]>
/** The settings of a unit: all values of a name, in order. */
const read = (unit: string): Settings => {
  const settings = new Map<string, string[]>()
  for (const line of readFileSync(new URL(unit, import.meta.url), 'utf8').split('\n')) {
    const [, name, value] = /^([A-Z]\w+)=(.*)$/.exec(line) ?? []
    if (name !== undefined && value !== undefined) settings.set(name, [...(settings.get(name) ?? []), value])
  }
  return settings
}
const wordsOf = (settings: Settings, name: string): string[] => (settings.get(name) ?? []).flatMap((value) => value.split(' '))

describe.each(units)('[security 25] %s', (unit) => {
  test('has limits of memory, tasks, files and system calls', () => {
    const settings = read(unit)
    for (const name of ['MemoryMax', 'TasksMax', 'LimitNOFILE', 'SystemCallFilter', 'SystemCallArchitectures', 'ProtectSystem', 'NoNewPrivileges', 'CapabilityBoundingSet']) expect([name, settings.get(name)?.length ?? 0]).not.toEqual([name, 0])
    // a call that is not allowed fails, and does not end the program
    expect(settings.get('SystemCallErrorNumber')).toEqual(['EPERM'])
  })

  test('may ask which addresses the machine has: a program that may not ends at its start, for ever', () => {
    expect(wordsOf(read(unit), 'RestrictAddressFamilies')).toEqual(expect.arrayContaining(['AF_INET', 'AF_INET6', 'AF_UNIX', 'AF_NETLINK']))
  })
})

describe('[security 21] the token of a device', () => {
  test.each(programs)('%s names none among its arguments', (unit) => {
    const settings = read(unit)
    for (const command of settings.get('ExecStart') ?? []) expect(command).not.toMatch(/--token|TOKEN/)
    // the hub is no device
    const needed = unit.includes('hub') ? '' : `token:/etc/senha/${unit.includes('@') ? '%i' : 'kiosk'}.token`
    expect((settings.get('LoadCredential') ?? []).join()).toBe(needed)
  })

  test('has a file for root alone, which the installers make, and which an older installation’s token moves to', () => {
    for (const installer of ['kiosk-os/install.sh', '../apps/kiosk/electron/deb-after-install']) {
      const script = readFileSync(new URL(installer, import.meta.url), 'utf8')
      expect(script).toContain('chmod 0600 /etc/senha/kiosk.token')
      const root = mkdtempSync(join(tmpdir(), 'senha-token-'))
      // the lines that move it, in a folder of this test
      const moving = script.split('\n').slice(script.split('\n').findIndex((line) => line.includes('! -s /etc/senha/kiosk.token')))
      const lines = moving.slice(0, moving.findIndex((line) => line.startsWith('sed -i')) + 1).filter((line) => !line.startsWith('chown')).join('\n').replaceAll('/etc/senha', root)
      const run = (before: string) => spawnSync('sh', ['-euc', `${before}\n${lines}\ncat ${root}/kiosk.token; stat -c %a ${root}/kiosk.token; cat ${root}/kiosk.env`], { encoding: 'utf8' })
      expect(run(`printf 'SENHA_HUB=x\\nSENHA_TOKEN=abc\\n' >${root}/kiosk.env`).stdout).toBe('abc\n600\nSENHA_HUB=x\n')
      // installed again, the token stays
      expect(run(':').stdout).toBe('abc\n600\nSENHA_HUB=x\n')
      rmSync(root, { recursive: true })
    }
  })
})

// what reads units is on every machine that has units; setup.mjs brings it to machines that test
const analyses = spawnSync('systemd-analyze', ['--version']).status === 0
describe.skipIf(!analyses)('[security 25] as systemd itself reads it', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'senha-units-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  /** A copy under a name of its own; of a template, one of its units. */
  const copied = (unit: string): string => {
    const path = join(folder, basename(unit).replace('@.', '@desk.'))
    copyFileSync(new URL(unit, import.meta.url), path)
    return path
  }

  test.each(units)('%s has no line that nobody understands, and no more exposure than %d', (unit, most) => {
    const path = copied(unit)
    const verified = spawnSync('systemd-analyze', ['verify', '--man=no', path], { encoding: 'utf8' })
    expect(verified.stderr.split('\n').filter((line) => line.startsWith(path))).toEqual([])
    const { stdout } = spawnSync('systemd-analyze', ['security', '--offline=true', '--no-pager', path], { encoding: 'utf8' })
    const exposure = /Overall exposure level for \S+: ([\d.]+)/.exec(stdout)?.[1]
    expect(Number(exposure)).toBeLessThanOrEqual(most)
  })
})
