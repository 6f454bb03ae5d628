import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

/** Debian packages that every machine gets: named on lines which begin with the installation, not those that are for one kind. */
const installed = (text: string): string[] =>
  text.split('\n').filter((line) => /^(sudo )?apt(-get)? install /.test(line)).flatMap((line) => line.replace(/#.*$/, '').split(/\s+/))

test.each([
  { told: 'the installer of a kiosk, of either kind', file: './install.sh' },
  { told: 'whoever sets up a kiosk from the package', file: './README.md' },
  { told: 'whoever sets up the hub', file: '../systemd/README.md' },
])('$told installs the voice: the engine, and the encoder of its clips', ({ file }) => {
  expect(installed(read(file))).toEqual(expect.arrayContaining(['espeak-ng', 'opus-tools']))
})

test('the programs that a kiosk’s units start are installed with it', () => {
  const units = ['senha-kiosk.service', 'senha-kiosk-screen.service'].map((name) => read(`./${name}`)).join('')
  expect(units).toContain('ExecStart=/usr/bin/cage ')
  expect(read('./kiosk-watch')).toMatch(/\bcurl\b/)
  expect(installed(read('./install.sh'))).toEqual(expect.arrayContaining(['cage', 'curl']))
})

test('[installer one machine] a hub on the same machine can still read its own files in /etc/senha; the kiosk\'s token is for the kiosk alone', () => {
  const script = readFileSync(new URL('install.sh', import.meta.url), 'utf8')
  expect(script).toContain('install -d -m 0755 -o root -g root /etc/senha\n')
  expect(script).toMatch(/install -m 0640 -o root -g kiosk .*kiosk\.env/)
})
