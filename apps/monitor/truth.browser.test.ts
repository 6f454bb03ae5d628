import { axeFaults } from '@senha/screens/testing'
import { expectFits } from '@senha/staff/testing'
import { expect, test } from 'vitest'
import { monitorInBrowser } from './testing/monitor-in-browser.ts'
import * as states from './testing/states.ts'

/** What needs somebody stands first and whole; that all is well is said only where it is known. */
const it = monitorInBrowser()
const well = (): Promise<number> => it.page.getByText('Tudo em ordem.', { exact: true }).count()

test('people wait and no counter is open: who, since when, which counters could open and who is there', async () => {
  await it.watch(states.unserved(), 'Nacionalidade: 6 pessoas esperam e nenhum balcão está aberto.')
  await it.page.getByText('Pode abrir: balcões 20 e 21. Com sessão aberta: Sofia (balcão 17) e Nuno.').waitFor()
  await it.page.locator('.alert', { hasText: 'Nacionalidade' }).getByText('desde as 10:04').waitFor()
  // the table says the same
  await it.page.locator('.queues tr', { hasText: 'Nacionalidade' }).locator('.unserved', { hasText: '0' }).waitFor()
  expect(await well()).toBe(0)
  expect(await axeFaults(it.page)).toEqual([])
  await expectFits(it.page)
  // it ends with the fact
  it.hub.push(states.calm())
  await it.page.getByText('Tudo em ordem.', { exact: true }).waitFor()
  expect(await it.page.getByText('nenhum balcão está aberto').count()).toBe(0)
})

test('many alerts hide none that is urgent: those stand first, many of a kind are one, and what is below is counted and reached by keyboard', async () => {
  await it.watch(states.full(), 'Em 4 serviços há quem espere')
  const rows = it.page.locator('.alert')
  expect(await rows.first().getAttribute('class')).toContain('is-urgent')
  await it.page.getByText('14 senhas não têm papel: A044, A045, A046, A047, A048, A049, A050, mais 7.').waitFor()
  expect(await axeFaults(it.page)).toEqual([])
  await expectFits(it.page)
  await it.page.setViewportSize({ width: 1280, height: 720 })
  const more = it.page.locator('.alerts .tablet-more')
  await more.waitFor()
  // no row is cut through: it is whole, or counted
  await expect.poll(async () => it.page.evaluate(() => {
    const box = document.querySelector('.alerts .tablet-rows')?.getBoundingClientRect()
    const drawn = [...document.querySelectorAll('.alert:not([data-cut])')]
    const hidden = document.querySelectorAll('.alert[data-cut]').length
    return { cut: drawn.filter((row) => row.getBoundingClientRect().bottom > (box?.bottom ?? 0) + 1).length, told: Number(/\d+/.exec(document.querySelector('.alerts .tablet-more')?.textContent ?? '')?.[0]) - hidden }
  })).toEqual({ cut: 0, told: 0 })
  await it.page.getByRole('region', { name: 'Precisa de alguém' }).focus()
  await it.page.keyboard.press('End')
  await more.waitFor({ state: 'detached' })
  await it.page.getByText('Bom saber').waitFor()
})

test.each([['a bad morning', states.full], ['two notices', () => states.supervised()]] as const)('on a small desk, %s: every list stands whole in the window and shows a whole row', async (_name, state) => {
  await it.page.setViewportSize({ width: 1280, height: 720 })
  await it.watch(state(), 'Precisa de alguém')
  await expect.poll(() => it.page.locator('.tablet').evaluateAll((tablets) => tablets.flatMap((tablet) => {
    const [rows, foot] = [tablet.querySelector('.tablet-rows')?.getBoundingClientRect(), tablet.getBoundingClientRect().bottom]
    const first = tablet.querySelector('.alert, tbody tr, li')?.getBoundingClientRect()
    return rows && first && foot <= innerHeight && first.bottom <= rows.bottom + 1 ? [] : [tablet.className]
  }))).toEqual([])
})

test('a monitor that lost the hub does not say that all is well', async () => {
  await it.watch(states.calm(), 'Tudo em ordem.')
  await it.hub.lose()
  await it.page.getByText('Não se sabe se está tudo em ordem.').waitFor()
  expect(await well()).toBe(0)
  expect(await axeFaults(it.page)).toEqual([])
})

test('the product\'s name is on the screen, on a tablet too', async () => {
  await it.watch(states.busy(), 'Precisa de alguém')
  for (const size of [{ width: 1440, height: 900 }, { width: 820, height: 1180 }]) {
    await it.page.setViewportSize(size)
    await it.page.getByRole('banner').getByText('Senha', { exact: true }).waitFor()
    expect(await axeFaults(it.page)).toEqual([])
  }
  // on a tablet what needs somebody comes before the queues
  const top = (of: string): Promise<number> => it.page.locator(of).evaluate((part) => part.getBoundingClientRect().top)
  expect(await top('.alerts')).toBeLessThan(await top('.queues'))
})
