import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Dependencies point one way: apps → packages, hardware → domain. For each room: the rooms that it may import. What is
 * not in the table may import nothing of the project.
 */
const mayImport: Record<string, readonly string[]> = {
  'packages/domain': [],
  'packages/pictograms': [],
  'packages/screens': ['packages/centre', 'packages/guard', 'packages/i18n'],
  'packages/guard': ['packages/domain'],
  'packages/sqlite': [],
  'packages/centre': ['packages/domain', 'packages/pictograms'],
  'packages/i18n': ['packages/centre'],
  'packages/voice': ['packages/centre'],
  'packages/protocol': ['packages/domain', 'packages/centre'],
  'packages/ticket': ['packages/centre', 'packages/protocol', 'packages/i18n', 'packages/pictograms'],
  'packages/ui': ['packages/protocol', 'packages/pictograms', 'packages/i18n', 'packages/centre'],
  'packages/staff': ['packages/domain', 'packages/centre', 'packages/protocol', 'packages/i18n', 'packages/pictograms', 'packages/ui'],
  'hardware/printer': ['packages/domain'],
  'apps/hub': ['packages/domain', 'packages/centre', 'packages/guard', 'packages/protocol', 'packages/screens', 'packages/sqlite', 'packages/voice'],
  'apps/kiosk': ['packages/domain', 'packages/centre', 'packages/guard', 'packages/protocol', 'packages/i18n', 'packages/ticket', 'packages/ui', 'packages/pictograms', 'packages/screens', 'packages/sqlite', 'packages/voice', 'hardware/printer'],
  'apps/display': ['packages/domain', 'packages/centre', 'packages/protocol', 'packages/i18n', 'packages/ui', 'packages/pictograms', 'packages/screens'],
  'apps/console': ['packages/domain', 'packages/centre', 'packages/protocol', 'packages/i18n', 'packages/ui', 'packages/staff', 'packages/pictograms', 'packages/screens'],
  'apps/monitor': ['packages/domain', 'packages/centre', 'packages/protocol', 'packages/i18n', 'packages/ui', 'packages/staff', 'packages/pictograms', 'packages/screens'],
  scripts: ['*'],
}

/** The domain reads no clock, makes no ids and does no I/O. */
const impure = /\bfrom 'node:|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(|\bprocess\.|\bconsole\./

/** Somebody may set the wall clock at any moment: it is read where a program begins, and by the rooms that stand for a clock. */
const wallClock = /\bDate\.now\b|\bnew Date\(\)|\bTemporal\.Now\b/
const readsWallClock: ReadonlySet<string> = new Set([
  'packages/guard/machine.ts', // the machine of hub and kiosk
  'packages/ui/clock.ts', // the machine of a page
  'packages/protocol/link.ts', // since when a page has lost the hub, as people read it
  'apps/hub/admin.ts', 'apps/kiosk/electron/main.ts', // entries
  'hardware/printer/fakes/virtual-printer.ts', // a fake, when its paper came out
])

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const roomOf = (file: string): string => file.split('/').slice(0, file.startsWith('scripts/') ? 1 : 2).join('/')
const roomOfPackage = (name: string): string | undefined =>
  Object.keys(mayImport).find((room) => room.split('/')[1] === name && room !== 'scripts')

const faults: string[] = []
const files = globSync(['{apps,packages,hardware,scripts}/**/*.{ts,tsx}'], { cwd: root, exclude: (path) => /node_modules|dist/.test(path) })
for (const file of files) {
  const text = readFileSync(join(root, file), 'utf8')
  const room = roomOf(file)
  const isTest = /\.test\.tsx?$|\/testing\//.test(file)
  const allowed = mayImport[room] ?? []
  for (const [, specifier = ''] of text.matchAll(/(?:from|import|import\()\s*'([^']+)'/g)) {
    const target = specifier.startsWith('@senha/')
      ? roomOfPackage(specifier.split('/')[1] ?? '')
      : specifier.startsWith('.') ? roomOf(relative(root, resolve(root, dirname(file), specifier))) : undefined
    if (specifier.startsWith('@senha/') && target === undefined) faults.push(`${file}: ${specifier} is no room of the project`)
    if (target === undefined || target === room || allowed.includes('*')) continue
    if (!allowed.includes(target)) faults.push(`${file}: ${room} may not import ${target}`)
    if (specifier.startsWith('.') && !isTest) faults.push(`${file}: ${specifier} reaches into another room past its door`)
  }
  if (room !== 'scripts' && !isTest && !/\/tests?\//.test(file) && wallClock.test(text) && !readsWallClock.has(file)) faults.push(`${file}: reads the wall clock; the time is passed in`)
  if (room === 'packages/domain' && !isTest && impure.test(text)) faults.push(`${file}: the domain does I/O or reads a clock`)
}
for (const fault of faults) console.error(fault)
console.log(`${files.length} files, ${faults.length} faults`)
process.exit(faults.length === 0 && files.length > 0 ? 0 : 1)
