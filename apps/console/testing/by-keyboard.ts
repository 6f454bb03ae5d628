import type { Page } from 'playwright-core'
import { expect } from 'vitest'

export interface Keyboard {
  page: Page
  /** Presses keys one after the other. */
  press: (...keys: string[]) => Promise<void>
  type: (text: string) => Promise<void>
  /** Tabs on until what has the focus is named so; with an arrow, inside of one group or list. */
  tabTo: (name: RegExp, key?: 'Tab' | 'ArrowDown') => Promise<void>
  /** Presses a key; a text stands there then, and no answer is awaited any more. */
  act: (key: string, text: string | RegExp) => Promise<void>
  /** A text stands there, and no answer is awaited any more. */
  sees: (text: string | RegExp) => Promise<void>
  /** No dialog is open any more. */
  back: () => Promise<void>
  /** Escape closes the dialog. */
  escape: () => Promise<void>
}

/** More than a screen of the console has to stop at. */
const mostStops = 120

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: element } = document
    if (!(element instanceof HTMLElement) || element === document.body) return ''
    const labels = element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement ? [...(element.labels ?? [])] : []
    return [element.getAttribute('aria-label') ?? '', ...labels.map((label) => label.innerText), element.innerText].join(' ').replaceAll(/\s+/g, ' ').trim()
  })

/** A page as a person without a mouse has it. */
export const byKeyboard = (page: Page): Keyboard => {
  const sees = async (text: string | RegExp): Promise<void> => {
    await page.getByText(text).first().waitFor()
    await expect.poll(async () => page.locator('[aria-busy="true"]').count()).toBe(0)
  }
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const back = async (): Promise<void> => page.getByRole('dialog').waitFor({ state: 'detached' })
  return {
    page, press, sees,
    type: (text) => page.keyboard.type(text),
    tabTo: async (name, key = 'Tab') => {
      const passed: string[] = []
      for (let stops = 0; stops < mostStops; stops += 1) {
        const here = await focused(page)
        if (name.test(here)) return
        passed.push(here)
        await page.keyboard.press(key)
      }
      throw new Error(`no stop is named ${String(name)}: ${[...new Set(passed)].join(' | ')}`)
    },
    act: async (key, text) => {
      await press(key)
      await sees(text)
    },
    back,
    escape: async () => {
      await press('Escape')
      await back()
    },
  }
}
