import { formatTime } from '@senha/i18n'
import type { Language } from '@senha/centre'
import { axeFaults } from '@senha/screens/testing'
import { expect, test } from 'vitest'
import { byKeyboard } from './testing/by-keyboard.ts'
import type { Keyboard } from './testing/by-keyboard.ts'
import { countersInBrowser } from './testing/counters-in-browser.ts'

/** A day at the counter over a real hub, without a mouse: one situation after the other, each begins where the one before ended. */

const it = countersInBrowser()
let olga: Keyboard
let ana: Keyboard

/** An acknowledged change may be a moment before the list that shows it. */
const waits = (keys: Keyboard, number: string | null): Promise<void> => keys.page.locator('.queue-row:not(.is-parked)', { hasText: number ?? 'no number' }).waitFor()
const arrives = async (topicId: string, language: Language): Promise<string> => {
  const issued = await it.kiosk.link.send('ticket:issue', { topicId, language })
  if (!issued.ok) throw new Error(issued.error.message)
  await it.kiosk.link.send('ticket:paper', { ticketId: issued.ticket.id, outcome: 'printed' })
  await waits(olga, issued.ticket.number)
  return issued.ticket.number
}
const atCounter = (keys: Keyboard): Promise<string | null> => keys.page.locator('.ticket-number').textContent()
const ready = 'Pronto para a próxima pessoa'

test('[C4] signing in, choosing today\'s languages and services, opening a counter', async () => {
  olga = await it.signIn('olga')
  await olga.tabTo(/^Mudar/)
  await olga.act('Enter', 'Línguas que fala hoje')
  await olga.tabTo(/^English/)
  await olga.press(' ')
  await olga.tabTo(/^Os serviços do balcão/)
  await olga.press('ArrowRight')
  await olga.tabTo(/^Acolhimento/)
  await olga.press(' ')
  await olga.tabTo(/^Informações/)
  await olga.press(' ', 'Enter')
  await olga.back()
  await olga.tabTo(/^Balcão 3\b/)
  await olga.act('Enter', ready)
  await olga.sees('5 línguas')
  expect(await olga.page.locator('.bar-services').innerText()).toContain('Acolhimento · Informações')
})

test('called, called again, served; the hub is killed in the middle; referred to two services one after the other', async () => {
  const first = await arrives('social-security', 'uk')
  await olga.act(' ', 'à espera da pessoa')
  await expect.poll(() => atCounter(olga)).toBe(first)
  await olga.act('r', 'Chamada 2 vezes')
  await olga.act('Enter', 'em atendimento')
  await olga.press('d', ' ')
  await olga.sees('Guardado')
  await it.hub.kill()
  await olga.sees('Sem ligação ao centro desde as')
  await olga.press('m')
  await olga.type('Falta o NISS. Fala também russo.')
  await olga.press('Escape')
  await it.hub.start()
  await olga.page.getByText('Sem ligação ao centro desde as').waitFor({ state: 'detached' })
  await olga.press('1', '2', 'o')
  await olga.act('Enter', 'Novas senhas: S001 (')
  await olga.sees(ready)
})

test('[T4] [T7] put back, not come, taken back; the page is loaded anew in the middle and the note stands there still', async () => {
  const [second, third] = [await arrives('health', 'pt'), await arrives('housing', 'pt')]
  await olga.act(' ', 'à espera da pessoa')
  await expect.poll(() => atCounter(olga)).toBe(second)
  await olga.act('v', `Senha ${second} voltou à fila.`)
  await olga.act(' ', 'à espera da pessoa')
  await expect.poll(() => atCounter(olga)).toBe(third)
  await olga.act('n', `Senha ${third}: a pessoa não compareceu.`)
  await olga.act('z', 'à espera da pessoa')
  await expect.poll(() => atCounter(olga)).toBe(third)
  await olga.act('Enter', 'em atendimento')
  await olga.press('m')
  await olga.type('Traz a renda.')
  await olga.press('Escape')
  await olga.page.reload()
  await olga.sees('em atendimento')
  await expect.poll(() => olga.page.getByLabel('Nota para o balcão seguinte').inputValue()).toBe('Traz a renda.')
  await olga.act('f', ready)
})

test('[T9] [S1] who missed the call is put back by keys, found by number, and called by hand', async () => {
  await arrives('papers', 'pt')
  await olga.act(' ', 'à espera da pessoa')
  const number = (await atCounter(olga)) ?? ''
  await olga.act('n', 'Faltaram à chamada')
  await olga.press('y')
  await olga.act('Enter', `Senha ${number} de volta à fila.`)
  await waits(olga, number)
  await olga.page.getByText('Faltaram à chamada').first().waitFor({ state: 'detached' })
  await olga.act('/', 'Número ou código')
  await olga.type(number)
  await olga.act('Enter', 'À espera. Tirada às')
  await olga.tabTo(/^Chamar esta/)
  await olga.press('Enter')
  await olga.back()
  await expect.poll(() => atCounter(olga)).toBe(number)
  await olga.act('Enter', 'em atendimento')
  await olga.act('f', ready)
})

test('[T5] [T6] parked with a reason and fetched back, moved to another queue, cancelled', async () => {
  await olga.act(' ', 'à espera da pessoa')
  const number = await atCounter(olga)
  await olga.act('g', 'A pessoa volta já')
  await olga.press(' ', 'Enter')
  await olga.sees('Guardadas')
  await olga.sees(ready)
  await olga.press('q')
  await olga.act('Enter', 'Guardada: Foi buscar uma cópia')
  await olga.tabTo(/^Pôr de novo na fila/)
  await olga.press('Enter')
  await olga.back()
  await waits(olga, number)
  await olga.act(' ', 'Voltou a este balcão, como combinado')
  await expect.poll(() => atCounter(olga)).toBe(number)
  await olga.act('w', 'Ninguém estava à frente dela.')
  await olga.escape()
  await olga.act('t', 'Para quando a senha está na fila errada.')
  await olga.tabTo(/^Informações/, 'ArrowDown')
  await olga.press('Enter')
  await olga.sees(`Senha ${number} mudou para a fila Informações.`)
  await olga.act(' ', 'à espera da pessoa')
  await expect.poll(() => atCounter(olga)).toBe(number)
  await olga.act('x', 'A pessoa desistiu e perde o lugar.')
  await olga.act('Enter', ready)
})

test('a ticket issued by hand with priority, priority taken away, printed again', async () => {
  await olga.act('u', 'O que traz a pessoa?')
  await olga.press(' ')
  await olga.tabTo(/^Português/)
  await olga.press('ArrowRight', 'ArrowRight')
  await olga.tabTo(/^Tem prioridade por lei/)
  await olga.press(' ', 'Enter')
  await olga.sees('Código da visita')
  const number = await olga.page.locator('.issued-number').textContent()
  await olga.escape()
  await waits(olga, number)
  await olga.act(' ', 'Prioridade por lei;')
  await expect.poll(() => atCounter(olga)).toBe(number)
  await olga.act('a', 'Alterar a visita')
  await olga.tabTo(/^Tem prioridade por lei/)
  await olga.press(' ')
  await olga.act('Enter', `Visita da ${number} alterada.`)
  await olga.page.locator('.ticket .badge-priority').waitFor({ state: 'detached' })
  const printed = it.kiosk.jobs.length
  await olga.act('i', 'O papel sai marcado «Cópia»')
  await olga.act('Enter', `A senha ${number} vai sair em kiosk-1.`)
  await expect.poll(() => it.kiosk.jobs.slice(printed).map((job) => job.ticket.number)).toEqual([number])
  await olga.act('Enter', 'em atendimento')
  await olga.act('f', ready)
})

test('[I1] [I2] an interpreter is asked for, a colleague says yes from her own counter', async () => {
  ana = await it.signIn('ana')
  await ana.tabTo(/^Balcão 1\b/)
  await ana.act('Enter', ready)
  const number = await arrives('papers', 'kea')
  // ana speaks it: who wants it here all the same chooses it by hand
  await olga.press('q')
  await olga.act('Enter', `Senha ${number}`)
  await olga.tabTo(/^Chamar esta/)
  await olga.act('Enter', 'Escolhida à mão')
  await olga.sees('Perguntou-se a 1 colega.')
  await ana.sees('O balcão 3 precisa de quem fale crioulo cabo-verdiano.')
  await ana.act('j', 'esperam por si no balcão 3')
  await olga.sees('Ana vem a caminho.')
  await olga.press('e')
  await olga.page.getByText('Ana vem a caminho.').waitFor({ state: 'detached' })
  await ana.page.getByText('esperam por si no balcão 3').waitFor({ state: 'detached' })
  await olga.act('Enter', 'em atendimento')
  await olga.act('e', 'Pedir intérprete')
  await olga.act('Enter', 'Perguntou-se a 1 colega.')
  await ana.act('k', ready)
  await olga.sees('Nenhum colega pode agora: ligue à linha.')
})

test('[K1] [K2] [K3] a card is given, brought back at a later visit, and erased', async () => {
  await olga.press('d', ' ')
  await olga.sees('Guardado')
  await olga.act('c', 'Só a pedido da pessoa.')
  await olga.tabTo(/^Dar o código/)
  await olga.act('Enter', 'Fotografe ou escreva este código')
  const code = (await olga.page.locator('.given-code').textContent()) ?? ''
  expect(code).toMatch(/^\w{12}$/)
  await olga.escape()
  await olga.act('f', ready)

  await arrives('papers', 'pt')
  await olga.act(' ', 'à espera da pessoa')
  await olga.press('c')
  await olga.type(code)
  await olga.act('Enter', 'O cartão trouxe: crioulo cabo-verdiano, documentos: 1')
  await olga.press('c')
  await olga.type(code)
  await olga.tabTo(/^Apagar este cartão/)
  await olga.act('Enter', 'não se pode desfazer')
  await olga.act('Enter', 'O cartão foi apagado.')
  await olga.press('c')
  await olga.type(code)
  await olga.act('Enter', 'Nenhum cartão tem este código')
  await olga.escape()
  await olga.press('Enter')
  await olga.sees('em atendimento')
  await olga.act('f', ready)
})

test('[A1] a time is booked, its code checks the person in, the call names the time', async () => {
  const slot = new Date(Date.now() + 10 * 60_000)
  const time = formatTime(slot, 'Europe/Lisbon')
  await olga.press('b')
  await olga.tabTo(/^Marcar uma hora/)
  await olga.press('Enter')
  await olga.tabTo(/^Hora/)
  await olga.type(time.replace(':', ''))
  await olga.act('Enter', 'Fotografe ou escreva este código')
  const code = (await olga.page.locator('.given-code').textContent()) ?? ''
  await olga.escape()
  await olga.sees(`Marcação das ${time}`)
  await olga.press('b')
  await olga.type(code)
  await olga.press('Enter')
  await olga.act('Enter', `Chamada para as ${time}, a hora da marcação.`)
  const number = await olga.page.locator('.issued-number').textContent()
  await olga.escape()
  await waits(olga, number)
  await olga.act(' ', `Tinha marcação para as ${time}`)
  await olga.act('Enter', 'em atendimento')
  expect(await axeFaults(olga.page)).toEqual([])
  await olga.act('f', ready)
})

test('a break with a reason, and back', async () => {
  await olga.press('p', ' ')
  await olga.act('Enter', /^Em pausa · Almoço/u)
  expect(await olga.page.locator('[data-action="call-next"]').getAttribute('title')).toBe('Está em pausa: volte primeiro.')
  await olga.act('p', ready)
})

test('[D5] two counters race for the last who waits, and for one chosen by hand: one gets it, the other is told', async () => {
  const race = async (): Promise<{ winner: Keyboard; loser: Keyboard }> => {
    const [one, two] = [ana.page.locator('.ticket-number'), olga.page.locator('.ticket-number')]
    await expect.poll(async () => (await one.count()) + (await two.count())).toBe(1)
    return (await one.count()) === 1 ? { winner: ana, loser: olga } : { winner: olga, loser: ana }
  }
  const atBoth = async (): Promise<string> => {
    const number = await arrives('papers', 'pt')
    await waits(ana, number)
    return number
  }
  const last = await atBoth()
  await Promise.all([olga, ana].map((keys) => keys.press(' ')))
  const first = await race()
  await expect.poll(() => atCounter(first.winner)).toBe(last)
  await first.loser.page.locator('.notice', { hasText: /Ninguém pode ser chamado a este balcão agora|Ninguém à espera deste balcão/u }).waitFor()
  await first.winner.act('x', 'A pessoa desistiu e perde o lugar.')
  await first.winner.act('Enter', ready)

  const chosen = await atBoth()
  for (const keys of [olga, ana]) {
    await keys.press('q')
    await keys.act('Enter', `Senha ${chosen}`)
    await keys.tabTo(/^Chamar esta/)
  }
  await Promise.all([olga, ana].map((keys) => keys.press('Enter')))
  const second = await race()
  await expect.poll(() => atCounter(second.winner)).toBe(chosen)
  await second.loser.page.getByRole('dialog').getByText(/não foi feito|Já não existe/u).first().waitFor()
  await second.loser.escape()
  await second.winner.back()
  await second.winner.act('x', 'A pessoa desistiu e perde o lugar.')
  await second.winner.act('Enter', ready)
})

test('[C3] two tabs of one person are one counter: both call at once, one ticket is called, and both show it', async () => {
  const page = await olga.page.context().newPage()
  await page.goto(`${it.hub.address}/console/`)
  const other = byKeyboard(page)
  await other.sees(ready)
  const numbers = [await arrives('papers', 'pt'), await arrives('papers', 'pt')]
  await waits(other, numbers[1] ?? null)
  await Promise.all([olga, other].map((tab) => tab.press(' ')))
  await Promise.all([olga, other].map((tab) => tab.sees('à espera da pessoa')))
  expect(await Promise.all([olga, other].map(atCounter))).toEqual([numbers[0], numbers[0]])
  await other.act('Enter', 'em atendimento')
  await olga.sees('em atendimento')
  await olga.act('f', ready)
  await other.sees(ready)
})

test('leaving the counter and signing out ends it in every tab', async () => {
  const [, other] = olga.page.context().pages()
  await olga.act('s', 'Se vai só descansar')
  await olga.tabTo(/^Fechar e terminar sessão/)
  await olga.act('Enter', 'Entrar ao serviço')
  await other?.getByText('Entrar ao serviço').waitFor()
})

test('no page asked anything of anybody but the hub, and none had an error', () => {
  expect(it.watched.length).toBe(2)
  expect(it.watched.flatMap((one) => [...one.foreign, ...one.errors])).toEqual([])
})
