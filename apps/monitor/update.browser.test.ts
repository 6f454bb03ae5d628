import { expect, test } from 'vitest'
import { monitorInBrowser } from './testing/monitor-in-browser.ts'
import * as states from './testing/states.ts'

const it = monitorInBrowser()

test('a wall whose page is too old for the hub says so, and loads itself: nobody stands there to press a button', async () => {
  await it.watch(states.busy(), 'Precisa de alguém')
  let loads = 0
  it.page.on('load', () => { loads += 1 })
  it.hub.refuseIf(() => 'protocol')
  await it.hub.lose()
  await it.hub.back()
  await it.page.getByText('Esta página precisa de ser atualizada').waitFor()
  // what the hub said before is not shown as if it still stood
  expect(await it.page.getByText('Precisa de alguém').count()).toBe(0)
  await expect.poll(() => loads, { timeout: 15_000 }).toBe(1)
  it.hub.refuseIf(() => undefined)
  await it.page.getByText('Precisa de alguém').first().waitFor()
})
