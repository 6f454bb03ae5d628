import { languages } from '@senha/centre'
import { describe, expect, test } from 'vitest'
import { renderDocumentsSlip, renderTestPage, renderTicket } from './index.ts'
import { endlessWords, stretchedCentre } from './testing/extremes.ts'
import { sampleCentre, samples } from './testing/samples.ts'

const centre = sampleCentre()
const columns = { 576: 42, 384: 30 } as const

/** Lines that a printer with nothing but ASCII could not print whole. */
const unprintable = (lines: readonly string[], most: number): string[] => lines.filter((line) => line.length > most || !/^[\u0020-\u007e]*$/.test(line))

describe.each([576, 384] as const)('plain lines for %i dots', (width) => {
  test.each(samples)('$name fits its columns in ASCII and holds number and code', ({ ticket, reprint }) => {
    for (const where of [centre, stretchedCentre(centre), endlessWords(centre)]) {
      const { text } = renderTicket({ centre: where, ticket, reprint, width })
      expect(unprintable(text, columns[width])).toEqual([])
      expect(text.join(' ').replaceAll(' ', '')).toContain(ticket.number)
      expect(text.join(' ')).toContain(`${ticket.visitCode.slice(0, 3)} ${ticket.visitCode.slice(3)}`)
    }
  })

  test('the documents slip and the test page fit too', () => {
    const papers = languages.flatMap((language) => [
      renderDocumentsSlip({ centre, serviceId: 'borders', language, width }), renderTestPage({ language, width, lines: ['принтер №1 – Łódź'] }),
    ])
    expect(papers.flatMap(({ text }) => unprintable(text, columns[width]))).toEqual([])
  })
})

test('a Ukrainian ticket in plain lines', () => {
  const sample = samples.find(({ name }) => name === 'uk-first')
  if (!sample) throw new Error('no sample')
  expect(renderTicket({ centre, ticket: sample.ticket, reprint: false, width: 576 }).text).toMatchInlineSnapshot(`
    [
      "CNAIM Lisboa           22 lystopada, 08:12",
      "==========================================",
      "",
      "                 A 0 4 2",
      "",
      "==========================================",
      "Krok 1",
      "Pryiom i napravlennia",
      "Dokumenty y posvidka na prozhyvannia",
      "--> Zona 1, Poverkh 0",
      "------------------------------------------",
      "12 liudei pered vamy",
      "chas ochikuvannia: 20-35 khv",
      "------------------------------------------",
      "Vash kod: K7F 3Q9",
      "https://senha.cnai-lisboa.example/t/K7F3Q9",
      "Chekaite. Ekran pokazhe vash nomer i nomer",
      "stiiky. Pidiidit do nei.",
      "Zberezhit talon: kod shche znadobytsia.",
      "------------------------------------------",
      "pt: Acolhimento - Papeis e autorizacao de",
      "residencia",
      "ucraniano",
    ]
  `)
})

test('a slip lists what the service asks for, or says that it asks for nothing', () => {
  const slip = (serviceId: string): string => renderDocumentsSlip({ centre, serviceId, language: 'en', width: 576 }).text.join('\n')
  expect(slip('borders').match(/\[ \]/g)?.length).toBe(centre.services.find(({ id }) => id === 'borders')?.needs.length)
  expect(slip('information')).toContain('You do not need to bring any documents.')
})
