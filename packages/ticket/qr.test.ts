import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LONGEST_PHONE_PAGE } from '@senha/centre'
import { afterAll, expect, test, vi } from 'vitest'
import type { Bitmap } from './bitmap.ts'
import { factsOf } from './facts.ts'
import { renderTestPage, renderTicket } from './index.ts'
import { modulesOf, qr } from './qr.ts'
import { pngOf } from './testing/png.ts'
import { firstTicket, sampleCentre, samples } from './testing/samples.ts'

// Every paper is drawn: a few seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const folder = mkdtempSync(join(tmpdir(), 'ticket-qr-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What an independent reader (zbarimg of Debian's zbar-tools) finds in each picture. */
const readBack = (pictures: readonly Bitmap[]): string[] => {
  const files = pictures.map((picture, index) => {
    const file = join(folder, `${index}.png`)
    writeFileSync(file, pngOf(picture))
    return file
  })
  const reader = spawnSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', ...files], { encoding: 'utf8' })
  if (reader.error) throw new Error(`zbarimg cannot be run (${reader.error.message}): install it with "apt-get install zbar-tools"; the QR codes are not read back without it`)
  return reader.stdout.trim().split('\n')
}

const page = sampleCentre()
const longAddress = 'https://fila.acolhimento-e-triagem.centro-nacional-de-apoio.gov.example/lisboa/'
const few = samples.filter(({ name }) => /^(uk-first|es-longest|called)$/.test(name))
const cases = [
  { centre: page, papers: samples, prefix: `${page.phonePageUrl}/t/` },
  { centre: { ...page, phonePageUrl: undefined }, papers: few, prefix: '' },
  { centre: { ...page, phonePageUrl: longAddress }, papers: few, prefix: `${longAddress}t/` },
]

test.each([576, 384] as const)('the QR of every ticket on %i dots is read back from the picture', (width) => {
  const papers = cases.flatMap(({ centre, papers: some, prefix }) => some.map(({ ticket, reprint }) => ({
    bitmap: renderTicket({ centre, ticket, reprint, width }).bitmap, content: prefix + ticket.visitCode,
  })))
  expect(readBack(papers.map(({ bitmap }) => bitmap))).toEqual(papers.map(({ content }) => content))
})

test('the QR of the test page says SENHA', () => {
  const pages = ([576, 384] as const).map((width) => renderTestPage({ language: 'be', width, lines: [] }).bitmap)
  expect(readBack(pages)).toEqual(['SENHA', 'SENHA'])
})

test('an address too long to be read from paper gives way to the visit code alone', () => {
  const phonePageUrl = `https://example.org/${'long/'.repeat(60)}`
  expect(readBack([renderTicket({ centre: { ...page, phonePageUrl }, ticket: firstTicket, reprint: false, width: 576 }).bitmap])).toEqual([firstTicket.visitCode])
})

test('the longest address that a configuration may hold without a hint is the longest that paper carries', () => {
  const phonePageUrl = `https://fila.example.pt/${'a'.repeat(LONGEST_PHONE_PAGE - 'https://fila.example.pt/'.length)}`
  const address = (url: string): string => factsOf({ ...page, phonePageUrl: url }, firstTicket, false).address
  expect([address(phonePageUrl), address(`${phonePageUrl}a`)]).toEqual([`${phonePageUrl}/t/${firstTicket.visitCode}`, firstTicket.visitCode])
})

test('modules are whole dots of at least half a millimetre with four white ones around', () => {
  for (const content of ['K7F3Q9', 'https://senha.cnai-lisboa.example/t/K7F3Q9']) {
    const block = qr(modulesOf(content), 226)
    const item = block.items[0]
    if (item?.kind !== 'qr') throw new Error('no QR')
    expect(item.dots).toBeGreaterThanOrEqual(4)
    expect([item.x, item.y]).toEqual([4 * item.dots, 4 * item.dots])
    expect(block.width).toBe((item.modules.length + 8) * item.dots)
  }
})
