// npx node packages/ticket/preview.ts OUTDIR: every kind of paper as a PNG, to look at.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderTicket } from './index.ts'
import { pngOf } from './png.ts'
import { sampleCentre, samples } from './samples.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Say where to: node packages/ticket/preview.ts OUTDIR')
  process.exit(2)
}
mkdirSync(folder, { recursive: true })
const centre = sampleCentre()
for (const width of [576, 384] as const) {
  for (const { name, ticket, reprint } of samples) {
    const { bitmap, text } = renderTicket({ centre, ticket, reprint, width })
    writeFileSync(join(folder, `${name}-${width}.png`), pngOf(bitmap))
    writeFileSync(join(folder, `${name}-${width}.txt`), `${text.join('\n')}\n`)
    console.log(`${name}-${width}.png: ${(bitmap.height / 8).toFixed(1)} mm`)
  }
}
