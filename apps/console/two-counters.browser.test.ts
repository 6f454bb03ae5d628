import { expect, test } from 'vitest'
import { arrives, atCounter, opens, ready, waits } from './testing/at-counter.ts'
import { byKeyboard } from './testing/by-keyboard.ts'
import type { Keyboard } from './testing/by-keyboard.ts'
import { countersInBrowser } from './testing/counters-in-browser.ts'

/** Two people at two counters over a real hub, without a mouse: they help each other, and race for the same ticket. */

const it = countersInBrowser()
let olga: Keyboard
let ana: Keyboard
test('two colleagues sign in, and each opens a counter', async () => {
  olga = await opens(it, 'olga', /^Balcão 3\b/)
  ana = await opens(it, 'ana', /^Balcão 1\b/)
  expect(await Promise.all([olga, ana].map((keys) => keys.page.locator('.ticket-number').count()))).toEqual([0, 0])
})

test('[I1] [I2] an interpreter is asked for, a colleague says yes from her own counter', async () => {
  const number = await arrives(it, olga, 'papers', 'kea')
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
  await olga.act('f', ready)
})

test('[D5] two counters race for the last who waits, and for one chosen by hand: one gets it, the other is told', async () => {
  const race = async (): Promise<{ winner: Keyboard; loser: Keyboard }> => {
    const [one, two] = [ana.page.locator('.ticket-number'), olga.page.locator('.ticket-number')]
    await expect.poll(async () => (await one.count()) + (await two.count())).toBe(1)
    return (await one.count()) === 1 ? { winner: ana, loser: olga } : { winner: olga, loser: ana }
  }
  const atBoth = async (): Promise<string> => {
    const number = await arrives(it, olga, 'papers', 'pt')
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
  const numbers = [await arrives(it, olga, 'papers', 'pt'), await arrives(it, olga, 'papers', 'pt')]
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
  await olga.act('s', 'Numa pausa continua seu')
  await olga.tabTo(/^Fechar e terminar sessão/)
  await olga.act('Enter', 'Entrar ao serviço')
  await other?.getByText('Entrar ao serviço').waitFor()
})
