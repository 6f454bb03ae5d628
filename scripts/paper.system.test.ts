import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPrinter } from '@senha/printer'
import { startVirtualPrinter } from '@senha/printer/fakes/virtual-printer'
import { renderTicket } from '@senha/ticket'
import { afterAll, expect, test } from 'vitest'
import { sampleCentre, samples } from '../packages/ticket/testing/samples.ts'

// From the ticket's words to the paper: drawn, sent over a socket, read from the bytes by a parser of its own, and the code
// on it read by a reader that knows nothing of this project.

const folder = mkdtempSync(join(tmpdir(), 'senha-paper-'))
afterAll(() => rmSync(folder, { recursive: true }))
const centre = sampleCentre()
const centreAddress = `${centre.phonePageUrl ?? ''}/t/`

const readCode = (png: Buffer, name: string): string => {
  const file = join(folder, `${name}.png`)
  writeFileSync(file, png)
  const reader = spawnSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', file], { encoding: 'utf8' })
  if (reader.error) throw new Error(`zbarimg cannot be run (${reader.error.message}): apt-get install zbar-tools`)
  return reader.stdout.trim()
}

/** Dots that differ; a byte that could be read as a real-time command may have got one dot more. */
const addedDots = (drawn: Uint8Array, printed: Uint8Array): number => {
  let added = 0
  for (let at = 0; at < drawn.length; at++) {
    if (drawn[at] === printed[at]) continue
    if (drawn[at] !== 0x10 || printed[at] !== 0x18) return Number.POSITIVE_INFINITY
    added += 1
  }
  return added
}

test.each([
  { model: 'epson-tm-t20iii', width: 576 },
  { model: 'generic-58', width: 384 },
] as const)('every ticket that came out of a $model is the ticket that was drawn, and its code is read from the paper', async ({ model, width }) => {
  const virtual = await startVirtualPrinter({ widthDots: width })
  try {
    const printer = openPrinter(virtual.address, { model })
    for (const { name, ticket, reprint } of samples) {
      const paper = renderTicket({ centre, ticket, reprint, width })
      const { outcome } = await printer.print(paper)
      const printed = virtual.papers().at(-1)
      expect({
        name, outcome, oddities: printed?.oddities, height: printed?.bitmap.height,
        sameDots: addedDots(paper.bitmap.data, printed?.bitmap.data ?? new Uint8Array(0)) < 40,
        code: readCode(printed?.png() ?? Buffer.alloc(0), `${name}-${width}`),
      }).toEqual({ name, outcome: 'printed', oddities: [], height: paper.bitmap.height, sameDots: true, code: centreAddress + ticket.visitCode })
    }
    expect(virtual.papers()).toHaveLength(samples.length)
  } finally { await virtual.close() }
})
