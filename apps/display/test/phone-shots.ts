// Pictures of every state of the phone page: node apps/display/test/phone-shots.ts FOLDER [SCALE OF TEXT] [WIDTH] [LANGUAGE]
// A phone brings its own letters; this machine has none like them, so the pictures are set in Noto Sans.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build, openBrowser } from '@senha/screens/testing'
import { startScriptedHub } from './scripted-hub.ts'
import { code, visitStates } from './visits.ts'

const folder = process.argv[2] ?? 'shots'
const scale = Number(process.argv[3] ?? 1)
const width = Number(process.argv[4] ?? 390)
const language = process.argv[5]
mkdirSync(folder, { recursive: true })
await build('phone')
const browser = await openBrowser()
const face = (subset: string, range: string): string => {
  const file = createRequire(import.meta.url).resolve(`@fontsource-variable/noto-sans/files/noto-sans-${subset}-wght-normal.woff2`)
  return `@font-face { font-family: 'Phone'; font-weight: 100 900; unicode-range: ${range}; src: url(data:font/woff2;base64,${readFileSync(file).toString('base64')}) }`
}
const letters = `${face('latin', 'U+0-2FF,U+2000-22FF')} ${face('cyrillic', 'U+400-4FF')} :root { --font: 'Phone' }`
const context = await browser.newContext({ viewport: { width, height: width < 360 ? 568 : 844 }, deviceScaleFactor: 2, locale: 'uk-UA', bypassCSP: true })
for (const name of [...Object.keys(visitStates), 'lost', 'leave', 'leaving', 'sound', 'wrong', 'missing', 'update', 'privacy']) {
  const hub = await startScriptedHub()
  const visit = visitStates[name] ?? visitStates['waiting']
  if (visit && name !== 'wrong') hub.visit(visit)
  if (name === 'update') hub.refuse('protocol')
  const page = await context.newPage()
  await page.goto(name === 'missing' ? `${hub.address}/t/` : `${hub.address}/t/${code}`)
  await page.addStyleTag({ content: `${letters} html { font-size: ${scale * 100}% }` })
  await page.locator('main h1').waitFor()
  if (language !== undefined) await page.getByRole('combobox').selectOption(language)
  if (name === 'lost') {
    await page.locator('.paper').waitFor()
    await hub.close()
    await page.locator('.lost').waitFor()
  }
  if (name === 'privacy') await page.locator('summary').click()
  if (name === 'sound') await page.locator('.sound button').click()
  if (name === 'leave' || name === 'leaving') await page.locator('.leave > button').click()
  if (name === 'leaving') {
    hub.hold()
    await page.locator('dialog .go').click()
  }
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(150)
  await page.screenshot({ path: join(folder, `phone-${name}.png`), fullPage: name !== 'leave' && name !== 'leaving' })
  await page.close()
  await hub.close()
}
await browser.close()
