import { createCanvas, loadImage } from '@napi-rs/canvas'
import { languages } from '@senha/centre'
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { packDots } from './bitmap.ts'
import type { Bitmap } from './bitmap.ts'
import { renderCardSlip, renderDocumentsSlip, renderTestPage, renderTicket } from './index.ts'
import { pngOf } from './testing/png.ts'
import { sampleCentre, samples } from './testing/samples.ts'

// Every paper is drawn: a few seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

// GOLDEN=write npx vitest run packages/ticket/golden: draws the pictures anew. Look at every one that changed before keeping it.
const writing = process.env['GOLDEN'] === 'write'
const folder = join(import.meta.dirname, 'golden')
const centre = sampleCentre()

const papers: readonly { name: string; draw: () => Bitmap }[] = ([576, 384] as const).flatMap((width) => [
  ...samples.map(({ name, ticket, reprint }) => ({ name: `${name}-${width}`, draw: () => renderTicket({ centre, ticket, reprint, width }).bitmap })),
  ...languages.map((language) => ({ name: `documents-${language}-${width}`, draw: () => renderDocumentsSlip({ centre, serviceId: 'borders', language, width }).bitmap })),
  ...languages.map((language) => ({ name: `card-${language}-${width}`, draw: () => renderCardSlip({ centre, code: 'ACDEFGHJKMNP', days: 365, language, width }).bitmap })),
  { name: `documents-none-${width}`, draw: () => renderDocumentsSlip({ centre, serviceId: 'information', language: 'en', width }).bitmap },
  { name: `test-page-${width}`, draw: () => renderTestPage({ language: 'pt', width, lines: ['Epson TM-T20III', 'tcp:192.0.2.17:9100'] }).bitmap },
])

const dotsOf = async (file: string): Promise<Bitmap> => {
  const image = await loadImage(file)
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  return packDots(canvas.data(), image.width, image.height)
}

const differing = (a: Bitmap, b: Bitmap): number =>
  a.data.reduce((sum, byte, index) => sum + ((byte ^ (b.data[index] ?? 0)).toString(2).match(/1/g)?.length ?? 0), 0)

test.each(papers)('$name is dot for dot the picture that was looked at', async ({ name, draw }) => {
  const file = join(folder, `${name}.png`)
  const drawn = draw()
  if (writing) writeFileSync(file, pngOf(drawn))
  expect(existsSync(file), `no picture ${name}.png: draw it with GOLDEN=write and look at it`).toBe(true)
  const kept = await dotsOf(file)
  const same = kept.width === drawn.width && kept.height === drawn.height && Buffer.compare(kept.data, drawn.data) === 0
  if (same) return
  const actual = join(mkdtempSync(join(tmpdir(), 'ticket-')), `${name}.png`)
  writeFileSync(actual, pngOf(drawn))
  expect.fail(`${name}: ${kept.width}×${kept.height} became ${drawn.width}×${drawn.height}, ${differing(kept, drawn)} dots differ; see ${actual}`)
})

test('no picture is kept that nothing draws', () => {
  expect(readdirSync(folder).toSorted()).toEqual(papers.map(({ name }) => `${name}.png`).toSorted())
})
