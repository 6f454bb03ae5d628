import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { languages } from '@senha/centre'
import type { Language } from '@senha/centre'
import { build, openBrowser } from '@senha/screens/testing'
import { kioskInBrowser } from '../apps/kiosk/testing/kiosk-in-browser.ts'
import { axe, tooSmallOrCut } from '../apps/kiosk/testing/looked-at.ts'
import { giveTickets, walkThrough } from '../apps/kiosk/testing/visitor.ts'
import type { Helper } from '../apps/kiosk/testing/visitor.ts'

/**
 * `node scripts/kiosk-matrix.ts [--to FOLDER] [--languages uk,fr]`: every screen of the kiosk in every language, at usual and
 * largest letters, in high contrast and lowered, under axe and measured; pictures of them all where a folder is given.
 * Without `--to`, those that are kept: the longest and a Cyrillic language, into docs/screenshots/kiosk.
 */
const { values } = parseArgs({ options: { to: { type: 'string' }, languages: { type: 'string' } } })
const chosen: readonly Language[] = values.languages === undefined ? languages : languages.filter((language) => values.languages?.split(',').includes(language))
const folder = values.to ?? join(fileURLToPath(new URL('..', import.meta.url)), 'docs/screenshots/kiosk')
mkdirSync(folder, { recursive: true })

const settings: readonly { name: string; helpers: readonly Helper[] }[] = [
  { name: 'usual', helpers: [] },
  { name: 'large', helpers: ['helper.letters'] },
  { name: 'contrast', helpers: ['helper.contrast'] },
  { name: 'lower', helpers: ['helper.lower'] },
  { name: 'all', helpers: ['helper.letters', 'helper.contrast', 'helper.lower'] },
]
/** Few, for the repository: a Cyrillic language as it is and in high contrast, the longest one in large letters. */
const kept = (language: Language, setting: string): boolean => ['uk usual', 'uk contrast', 'fr large'].includes(`${language} ${setting}`)

await build('kiosk')
const browser = await openBrowser()
let screens = 0
let faults = 0
for (const language of chosen) {
  for (const { name, helpers } of settings) {
    const kiosk = await kioskInBrowser(browser)
    giveTickets(kiosk, language)
    const page = await kiosk.open({ reducedMotion: 'reduce', deviceScaleFactor: 0.5 })
    await walkThrough(page, language, helpers, async (where, scrolls = false) => {
      screens += 1
      for (const fault of [...await axe(page), ...await tooSmallOrCut(page, scrolls)]) {
        faults += 1
        console.log(`${language} ${name} ${where}: ${fault}`)
      }
      if (values.to === undefined && !kept(language, name)) return
      // half the kiosk's own size: what a reader of the repository sees on one screen
      await page.screenshot({ path: join(folder, `${language}-${name}-${where}.jpg`), type: 'jpeg', quality: 70 })
    })
    await page.context().close()
    await kiosk.close()
  }
}
await browser.close()
console.log(`${screens} screens in ${chosen.length} languages, ${faults} faults`)
process.exitCode = faults === 0 ? 0 : 1
