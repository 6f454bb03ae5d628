import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { languages } from '@senha/centre'
import type { Language } from '@senha/centre'
import { build, openBrowser } from '@senha/screens/testing'
import { everyWay, inWays, nameOf, noticesOfWays } from '../apps/kiosk/testing/every-way.ts'
import type { Way } from '../apps/kiosk/testing/every-way.ts'
import { hiddenOrCovered, onEveryPage } from '../apps/kiosk/testing/geometry.ts'
import { kioskInBrowser } from '../apps/kiosk/testing/kiosk-in-browser.ts'
import { axe, tooSmallOrCut } from '../apps/kiosk/testing/looked-at.ts'
import { giveTickets } from '../apps/kiosk/testing/visitor.ts'
import type { Helper } from '../apps/kiosk/testing/visitor.ts'
import { walkThrough } from '../apps/kiosk/testing/walk-through.ts'
import { walkWithoutHub } from '../apps/kiosk/testing/walk-without-hub.ts'

/**
 * `node scripts/kiosk-matrix.ts [--languages uk,fr] [--barred] [--pictures [--to FOLDER] [--only largest]]`: every screen of the kiosk in every language,
 * each page of it, with usual, large and largest letters, lowered or not, with and without sound, with no, one and two notices:
 * nothing outside of its room, covered or cut, nothing small or pale; without the hub too. High contrast draws edges around what
 * is there and changes no words: it is looked at where there is least room, with every bar. `--barred`: a third of the looks, those
 * with sound and notices, without high contrast. `--pictures` alone
 * walks each setting once under axe and takes pictures: those that are kept go into docs/screenshots/kiosk, all of them to FOLDER.
 */
const { values } = parseArgs({ options: { to: { type: 'string' }, languages: { type: 'string' }, barred: { type: 'boolean', default: false }, pictures: { type: 'boolean', default: false }, only: { type: 'string' } } })
const chosen: readonly Language[] = values.languages === undefined ? languages : languages.filter((language) => values.languages?.split(',').includes(language))
const folder = values.to ?? join(fileURLToPath(new URL('..', import.meta.url)), 'docs/screenshots/kiosk')
mkdirSync(folder, { recursive: true })

const browser = await (await build('kiosk'), openBrowser())
const seen = { screens: 0, faults: 0 }
const tell = (where: string, faults: readonly string[]): void => {
  seen.screens += 1
  seen.faults += faults.length
  for (const fault of faults) console.log(`${where}: ${fault}`)
}

const settings: readonly { name: string; helpers: readonly Helper[] }[] = [
  { name: 'usual', helpers: [] },
  { name: 'largest', helpers: ['helper.letters', 'helper.letters'] },
  { name: 'contrast', helpers: ['helper.contrast'] },
  { name: 'lower', helpers: ['helper.lower'] },
  { name: 'all', helpers: ['helper.letters', 'helper.letters', 'helper.contrast', 'helper.lower', 'helper.listen'] },
]
/** Few, for the repository: a Cyrillic language as it is and in high contrast, the longest one in the largest letters. */
const kept = (language: Language, setting: string): boolean => ['uk usual', 'uk contrast', 'fr largest'].includes(`${language} ${setting}`)

const takePictures = async (language: Language): Promise<void> => {
  for (const { name, helpers } of settings.filter((one) => values.only === undefined || one.name === values.only)) {
    const kiosk = await kioskInBrowser(browser)
    giveTickets(kiosk, language)
    const page = await kiosk.open({ reducedMotion: 'reduce', deviceScaleFactor: 0.5 })
    await walkThrough(page, kiosk, language, helpers, async (where) => {
      tell(`${language} ${name} ${where}`, [...await axe(page), ...await tooSmallOrCut(page)])
      if (values.to === undefined && !kept(language, name)) return
      await onEveryPage(page, async (nth) => {
        // half the kiosk's own size: what a reader of the repository sees on one screen
        await page.screenshot({ path: join(folder, `${language}-${name}-${where}${nth > 0 ? `-${nth + 1}` : ''}.jpg`), type: 'jpeg', quality: 70 })
      })
    })
    await page.context().close()
    await kiosk.close()
  }
}

const lookEverywhere = async (language: Language, contrast: boolean): Promise<void> => {
  const kiosk = await kioskInBrowser(browser)
  giveTickets(kiosk, language)
  const page = await kiosk.open({ reducedMotion: 'reduce' })
  const look = (where: string) => async (way: Way): Promise<void> => onEveryPage(page, async (nth) => {
    tell(`${language} ${contrast ? 'contrast ' : ''}${where} (${nameOf(way)}) page ${nth + 1}`, [...await hiddenOrCovered(page), ...await tooSmallOrCut(page)])
  })
  const ways = contrast ? everyWay.filter(({ listen, notices }) => listen && notices.length === 2) : everyWay.filter(({ listen, notices }) => !values.barred || (listen && notices.length > 0))
  await walkThrough(page, kiosk, language, contrast ? ['helper.contrast'] : [], (where, post) => inWays(page, post, ways, look(where)))
  for (const notices of noticesOfWays) {
    const withThese = ways.filter((way) => way.notices === notices)
    if (withThese.length > 0) await walkWithoutHub(page, kiosk, language, notices, (where, post) => inWays(page, post, withThese, look(where)))
  }
  await page.context().close()
  await kiosk.close()
}

for (const language of chosen) {
  const before = { ...seen }
  if (values.pictures) await takePictures(language)
  else for (const contrast of values.barred ? [false] : [false, true]) await lookEverywhere(language, contrast)
  console.log(`${language}: ${seen.screens - before.screens} screens, ${seen.faults - before.faults} faults`)
}
await browser.close()
console.log(`${seen.screens} screens in ${chosen.length} languages, ${seen.faults} faults`)
process.exitCode = seen.faults === 0 ? 0 : 1
