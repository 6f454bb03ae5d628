import type { Page } from 'playwright-core'

/** Whatever a person can press, fill or read as a list. */
const controls = 'button, a[href], input, select, textarea, [tabindex="0"], label:has(input)'

/**
 * The controls of the open page, or of the dialog on top, over which something else lies: each is brought into sight and
 * looked for at its middle and near its corners.
 */
export const coveredControls = async (page: Page): Promise<string[]> =>
  page.evaluate((selector) => {
    const dialog = [...document.querySelectorAll<HTMLElement>('dialog[open]')].at(-1)
    const told = (element: Element): string => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} ${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}`
    /** A box or a circle whose own picture is its label. */
    const seen = (element: HTMLElement): HTMLElement => (element instanceof HTMLInputElement && ['radio', 'checkbox'].includes(element.type) ? (element.closest('label') ?? element) : element)
    const faults: string[] = []
    for (const element of (dialog ?? document.body).querySelectorAll<HTMLElement>(selector)) {
      const target = seen(element)
      if (!target.checkVisibility({ visibilityProperty: true })) continue
      target.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      const box = target.getBoundingClientRect()
      if (box.width < 2 || box.height < 2) continue
      const [left, right, top, bottom] = [box.left + 6, box.right - 6, box.top + 6, box.bottom - 6]
      const corners = [[left, top], [right, top], [left, bottom], [right, bottom]] as const
      // a list that is longer than the window is read by scrolling: its middle shows
      const points = [[(left + right) / 2, (top + bottom) / 2] as const, ...(box.height > innerHeight * 0.7 ? [] : corners)]
      for (const [x, y] of points) {
        const above = document.elementFromPoint(x, y)
        if (above && (target.contains(above) || above.contains(target) || above.closest('label') === target)) continue
        faults.push(`${told(target)} at ${Math.round(x)},${Math.round(y)}: ${above ? told(above) : 'out of sight'}`)
        break
      }
    }
    return faults
  }, controls)
