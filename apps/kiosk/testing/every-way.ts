import type { Page } from 'playwright-core'
import { sampleNotice } from './samples.ts'
import type { Post } from './walk-through.ts'

/** One way in which a screen may stand: what a visitor set, and what the centre says. */
export interface Way {
  readonly letters: 'usual' | 'large' | 'largest'
  readonly listen: boolean
  readonly lower: boolean
  readonly notices: readonly string[]
}

const both = [false, true] as const
/** No, one, or two notices, the longest of the reference centre. */
export const noticesOfWays = [[], ['long-wait'], ['fire-drill', 'counter-closed']] as const
/** Every combination of letters, sound, lowered controls, and no, one or two notices. */
export const everyWay: readonly Way[] = both.flatMap((lower) => (['usual', 'large', 'largest'] as const).flatMap((letters) =>
  both.flatMap((listen) => noticesOfWays.map((notices) => ({ letters, listen, lower, notices })))))

export const nameOf = ({ letters, listen, lower, notices }: Way): string => [letters, listen && 'sound', lower && 'lower', notices.length > 0 && `notices: ${notices.length}`].filter(Boolean).join(', ')

/** Sets the screen as it stands now to each way, and looks; then to the first again. */
export const inWays = async (page: Page, post: Post, ways: readonly Way[], look: (way: Way) => Promise<void>): Promise<void> => {
  const set = async (way: Way): Promise<void> => {
    post(way.notices.map(sampleNotice))
    await page.evaluate(async ({ letters, listen, lower, count }) => {
      const frame = (): Promise<void> => new Promise((drawn) => { requestAnimationFrame(() => drawn()) })
      const press = (name: string): void => document.querySelector<HTMLElement>(`.helper.for-${name}`)?.click()
      const html = document.documentElement
      // somebody is there, however long all the ways take on a slow machine
      document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
      // a dialog may lie over the helpers: no finger reaches them there, and what they set stays set
      for (let tries = 0; html.dataset['letters'] !== letters && tries < 4; tries += 1) {
        press('letters')
        await frame()
      }
      if ((html.dataset['lower'] === 'yes') !== lower) press('lower')
      if ((document.querySelector('.sound') !== null) !== listen) press('listen')
      // a band of one line keeps its words for the ear
      const noticesShown = (): number => Math.max(...['.band p', '.visually-hidden p'].map((words) => document.querySelectorAll(`.notices ${words}`).length))
      const told = (): boolean => document.querySelector('.emergency') !== null || document.querySelector('.notices') === null || noticesShown() === count
      const until = performance.now() + 10_000
      while (!told() && performance.now() < until) await frame()
      await frame()
      await frame()
    }, { ...way, count: way.notices.length })
  }
  for (const way of ways) {
    await set(way)
    await look(way)
  }
  await set({ letters: 'usual', listen: false, lower: false, notices: ways[0]?.notices ?? [] })
}
