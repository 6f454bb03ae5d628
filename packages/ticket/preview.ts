// npx node packages/ticket/preview.ts OUTDIR: every kind of paper as a PNG, to look at.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { languages } from '@senha/centre'
import { DOTS_PER_MM } from './format.ts'
import { renderCardSlip, renderDocumentsSlip, renderTestPage, renderTicket } from './index.ts'
import type { Printed } from './index.ts'
import { pngOf } from './testing/png.ts'
import { sampleCentre, samples } from './testing/samples.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Say where to: node packages/ticket/preview.ts OUTDIR')
  process.exit(2)
}
mkdirSync(folder, { recursive: true })
const centre = sampleCentre()

const keep = (name: string, { bitmap, text }: Printed): void => {
  writeFileSync(join(folder, `${name}-${bitmap.width}.png`), pngOf(bitmap))
  writeFileSync(join(folder, `${name}-${bitmap.width}.txt`), `${text.join('\n')}\n`)
  console.log(`${name}-${bitmap.width}.png: ${(bitmap.height / DOTS_PER_MM).toFixed(1)} mm`)
}

for (const width of [576, 384] as const) {
  for (const { name, ticket, reprint } of samples) keep(name, renderTicket({ centre, ticket, reprint, width }))
  for (const language of languages) {
    keep(`documents-${language}`, renderDocumentsSlip({ centre, serviceId: 'borders', language, width }))
    keep(`card-${language}`, renderCardSlip({ centre, code: 'ACDEFGHJKMNP', days: 365, language, width }))
    keep(`test-${language}`, renderTestPage({ language, width, lines: ['Epson TM-T20III', 'tcp:192.0.2.17:9100'] }))
  }
}
