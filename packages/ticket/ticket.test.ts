import { languages } from '@senha/centre'
import { ticketTexts } from '@senha/i18n/texts/ticket'
import type { PublicCentre } from '@senha/protocol'
import { describe, expect, test, vi } from 'vitest'
import type { Block } from './block.ts'
import { isBlack } from './bitmap.ts'
import { factsOf } from './facts.ts'
import { DOTS_PER_MM, LONGEST_TICKET } from './format.ts'
import type { PaperWidth } from './format.ts'
import { renderTicket } from './index.ts'
import { endlessWords, stretchedCentre } from './testing/extremes.ts'
import { collisions, inkOf, offPaper, wordsOn } from './testing/ink.ts'
import { firstTicket, sampleCentre, samples } from './testing/samples.ts'
import type { Sample } from './testing/samples.ts'
import { languageForStaff } from './staff-line.ts'
import { layoutTicket } from './ticket.ts'

// Every paper is drawn: a few seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

/** Two thirds of the width take more length. */
const longest = { 576: LONGEST_TICKET, 384: 145 * DOTS_PER_MM } as const

const centre = sampleCentre()
const withoutPage = { ...centre, phonePageUrl: undefined }
const papers = ([576, 384] as const).flatMap((width) => samples.map((sample) => ({ ...sample, width })))

const laidOut = (where: PublicCentre, { ticket, reprint }: Sample, width: PaperWidth): Block => layoutTicket(factsOf(where, ticket, reprint), width)

/** Whatever the paper must say, in full. */
const missing = (where: PublicCentre, sample: Sample, block: Block): string[] => {
  const facts = factsOf(where, sample.ticket, sample.reprint)
  const { place, queue, words } = facts
  const said = [
    facts.centre, facts.day, facts.time, facts.number, facts.step, facts.service, facts.topic, facts.code.join(''), words('code.label'), words('keep'),
    ...(place ? [place.zone, place.floor] : []),
    ...(queue.kind === 'waiting' ? [queue.count + queue.ahead, queue.wait ?? words('wait.unknown'), words('wait.label'), words('next')] : []),
    ...(queue.kind === 'booked' ? [queue.at, words('booked.label'), words('booked.near'), words('next')] : []),
    ...(queue.kind === 'called' ? [words('called.title'), queue.counter] : []),
    ...(facts.after === undefined ? [] : [facts.after]),
    ...(facts.priority ? [words('priority')] : []), ...(facts.reprint ? [words('reprint')] : []),
    ...(facts.staff ? [`pt: ${facts.staff.service}`, facts.staff.topic, languageForStaff(facts.staff.language)] : []),
  ]
  const all = wordsOn(block)
  return said.filter((text) => !all.includes(text.replace(/\s/g, '')))
}

test('a paper of a service that is gone says its number and code, and no count that would be false', () => {
  const facts = factsOf(centre, { ...firstTicket, serviceId: 'gone', ahead: 0 }, true)
  expect(facts).toMatchObject({ number: firstTicket.number, queue: { kind: 'over' }, service: '' })
  expect(collisions(layoutTicket(facts, 576))).toEqual([])
})

describe.each(papers)('$name on $width dots', (sample) => {
  const block = laidOut(centre, sample, sample.width)

  test('nothing touches anything else, nothing leaves the paper, nothing is left out', () => {
    expect(collisions(block)).toEqual([])
    expect(offPaper(block, 4)).toEqual([])
    expect(missing(centre, sample, block)).toEqual([])
  })

  test('the number is at least 16 mm high and no letter is under 20 dots', () => {
    const texts = block.items.filter((item) => item.kind === 'text')
    const number = texts.find(({ text }) => text === sample.ticket.number)
    const box = number && inkOf(number)
    expect(box && box.bottom - box.top).toBeGreaterThanOrEqual(128)
    expect(Math.min(...texts.map(({ size }) => size))).toBeGreaterThanOrEqual(20)
  })

  test('it is at most 90 mm long, 145 mm on a narrow roll', () => {
    expect(block.height).toBeLessThanOrEqual(longest[sample.width])
  })
})

const fewer = papers.filter(({ name }) => /first|longest|called|ordered/.test(name))
const centres = { 'names as long as a centre may have': stretchedCentre(centre), 'names of one endless word': endlessWords(centre), 'no phone page': withoutPage }

test.each(Object.entries(centres))('%s: wrapped or made smaller, never cut', (_, where) => {
  for (const sample of fewer) {
    const block = laidOut(where, sample, sample.width)
    const { words, staff } = factsOf(where, sample.ticket, sample.reprint)
    expect([sample.name, collisions(block), offPaper(block, 4)]).toEqual([sample.name, [], []])
    expect(missing(where, sample, block).filter((text) => text !== words('keep') && text !== staff?.topic)).toEqual([])
  }
})

test('names as long as a centre may have still make no ticket longer than 90 mm', () => {
  const heights = samples.map((sample) => [sample.name, laidOut(stretchedCentre(centre), sample, 576).height] as const)
  expect(heights.filter(([, height]) => height > LONGEST_TICKET)).toEqual([])
})

test.each([576, 384] as const)('first and second tickets are told apart at a glance: black on white, then white on black (%i dots)', (width) => {
  const blackShare = (stage: number): number => {
    const ticket = { ...firstTicket, stage }
    const panel = layoutTicket(factsOf(centre, ticket, false), width).items.find(({ kind }) => kind === 'panel')
    if (panel?.kind !== 'panel') throw new Error('no panel')
    const { bitmap } = renderTicket({ centre, ticket, reprint: false, width })
    const ground = Array.from({ length: panel.width - 40 }, (_, x) => isBlack(bitmap, panel.x + 20 + x, panel.y + 8))
    return ground.filter(Boolean).length / ground.length
  }
  expect(blackShare(1)).toBeLessThan(0.1)
  expect(blackShare(2)).toBeGreaterThan(0.9)
  expect(blackShare(3)).toBeGreaterThan(0.9)
})

test('the picture has whole bytes, and white at both of its edges: no letter is lost to a printer set a little off', () => {
  for (const { ticket, reprint, width } of papers) {
    const { bitmap } = renderTicket({ centre, ticket, reprint, width })
    expect(bitmap.data.length).toBe((width / 8) * bitmap.height)
    const edges = Array.from({ length: bitmap.height }, (_, y) => [0, 1, 2, 3, width - 4, width - 3, width - 2, width - 1].some((x) => isBlack(bitmap, x, y)))
    expect(edges.includes(true)).toBe(false)
  }
})

test('the time stands in the time zone of the centre, not of the machine', () => {
  const facts = factsOf({ ...centre, timeZone: 'Europe/Kyiv' }, { ...firstTicket, issuedAt: '2026-11-22T23:30:00Z' }, false)
  expect([facts.day, facts.time]).toEqual(['23 de novembro', '01:30'])
})

test('a ticket that is next says so, and one that nobody can time says that', () => {
  const texts = (name: string): string => {
    const sample = samples.find((each) => each.name === name)
    return sample ? wordsOn(laidOut(centre, sample, 576)) : ''
  }
  expect(texts('next-one')).toContain('Nobodybeforeyou')
  expect(texts('next-one')).toContain('0–4min')
  expect(texts('en-no-wait')).toContain('notknownyet')
  expect(texts('en-no-wait')).not.toMatch(/\dmin/)
  expect(texts('called')).toContain('Ghișeul14')
})

test('a booked ticket says its hour, in the centre\'s time zone, and neither people nor minutes', () => {
  const ticket = { ...firstTicket, language: 'uk', slotAt: '2026-11-22T10:30:00Z', ahead: 9 } as const
  const where = { ...centre, timeZone: 'Europe/Kyiv' }
  for (const said of [wordsOn(layoutTicket(factsOf(where, ticket, false), 576)), renderTicket({ centre: where, ticket, reprint: false, width: 576 }).text.join('')]) {
    expect(said).toContain('12:30')
    expect(said).not.toMatch(/9 ?(людей|liudei)|20[–-]35/)
  }
})

test('Portuguese tickets carry no second Portuguese line; others tell staff service, topic and language', () => {
  const line = (language: 'pt' | 'be') => factsOf(centre, { ...firstTicket, language }, false).staff
  expect(line('pt')).toBeUndefined()
  expect(line('be')).toEqual({ language: 'be', service: 'Acolhimento', topic: 'Papéis e autorização de residência' })
  // by its Portuguese name: nobody at a counter learns codes
  const ticket = { ...firstTicket, language: 'be' } as const
  for (const width of [576, 384] as const) {
    expect(wordsOn(layoutTicket(factsOf(centre, ticket, false), width))).toContain('bielorrusso')
    expect(renderTicket({ centre, ticket, reprint: false, width }).text.at(-1)).toMatch(/bielorrusso$/)
  }
})

test('in every language the sentence of people before you begins with their count, which is drawn large', () => {
  for (const language of languages) {
    for (const count of [1, 2, 5, 12, 21, 115]) expect(ticketTexts.in(language)('ahead', { count })).toMatch(new RegExp(`^${count} \\S`))
  }
})

test('[P5] the paper of one of several services names those that follow in their order, picture and plain lines; the last one names none', () => {
  const second = { ...firstTicket, stage: 2, number: 'S007', serviceId: 'social-security', topicId: 'social-security' }
  const following = { ...second, next: ['health', 'housing'] }
  const { text } = renderTicket({ centre, ticket: following, reprint: false, width: 576 })
  expect(text.join(' ')).toContain('Depois: Saude, Habitacao')
  expect(wordsOn(layoutTicket(factsOf(centre, following, false), 576))).toContain('Depois:Saúde,Habitação')
  expect(factsOf(centre, { ...second, next: ['health', 'housing', 'legal', 'family', 'social'] }, false).after).toBe('Depois: Saúde, +4')
  expect(factsOf(centre, second, false).after).toBeUndefined()
  expect(factsOf(centre, { ...following, next: ['gone'] }, false).after).toBeUndefined()
})

test('who cannot scan reads where to type the code: an address without its scheme and code, whole on one line or not at all', () => {
  const words = (where: PublicCentre, width: PaperWidth): string => layoutTicket(factsOf(where, firstTicket, false), width).items.flatMap((item) => (item.kind === 'text' ? [item.text] : [])).join('\n')
  for (const [phonePageUrl, typed] of [['http://192.168.1.20:4020', '192.168.1.20:4020/t'], ['https://fila.example.pt/', 'fila.example.pt/t'], ['https://fila.example.pt/lisboa', 'fila.example.pt/lisboa/t']] as const) {
    for (const width of [576, 384] as const) expect(words({ ...centre, phonePageUrl }, width).split('\n')).toContain(typed)
  }
  const long = { ...centre, phonePageUrl: 'https://fila.acolhimento-e-triagem.centro-nacional-de-apoio.gov.example/lisboa' }
  for (const width of [576, 384] as const) for (const where of [long, withoutPage]) expect(words(where, width)).not.toMatch(/\/t$/m)
})
