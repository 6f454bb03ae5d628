import type { Page } from 'playwright-core'

/**
 * What a finger or an eye cannot reach on the screen as it is now: a control that is not whole on the screen, or under
 * something else; words that stand outside of what shows them; a ring around the focus that is cut; bars that lie over each other.
 */
export const hiddenOrCovered = (page: Page): Promise<string[]> => page.evaluate(async () => {
  document.body.getBoundingClientRect()
  await document.fonts.ready
  interface Box { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
  const faults = new Set<string>()
  const over = document.querySelector('dialog[open]')
  const root: ParentNode = over ?? document
  const screen: Box = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight }
  /** The width of the ring and its distance, in parts of the stage's width. */
  const ring = 11 * Math.min(window.innerWidth / 1080, window.innerHeight / 1920)
  const says = (element: Element): string => `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}`
  const shown = (element: Element): boolean => element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible' && element.closest('.visually-hidden') === null
  const within = (inner: Box, outer: Box, by = 1): boolean => inner.left >= outer.left - by && inner.top >= outer.top - by && inner.right <= outer.right + by && inner.bottom <= outer.bottom + by
  /** What shows an element: the screen, and each box around it that cuts what stands outside of it. */
  const windowsOf = (element: Element): { box: Box; of: string }[] => {
    const found = [{ box: screen, of: 'the screen' }]
    for (let around = element.parentElement; around; around = around.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(around)
      if (around === document.body || around === document.documentElement || (overflowX === 'visible' && overflowY === 'visible')) continue
      const { left, top } = around.getBoundingClientRect()
      found.push({ box: { left: left + around.clientLeft, top: top + around.clientTop, right: left + around.clientLeft + around.clientWidth, bottom: top + around.clientTop + around.clientHeight }, of: says(around) })
    }
    return found
  }
  const grown = ({ left, top, right, bottom }: Box, by: number): Box => ({ left: left - by, top: top - by, right: right + by, bottom: bottom + by })

  for (const button of root.querySelectorAll('button, a[href], input, [role="button"]')) {
    if (!shown(button)) continue
    const box = button.getBoundingClientRect()
    const inside = getComputedStyle(button).outlineOffset.startsWith('-')
    for (const { box: frame, of } of windowsOf(button)) {
      if (!within(box, frame)) faults.add(`outside of ${of}: ${says(button)}`)
      else if (!inside && !within(grown(box, ring), frame)) faults.add(`its ring is cut by ${of}: ${says(button)}`)
    }
    const [inX, inY] = [box.width * 0.1, box.height * 0.15]
    const points = [[box.left + box.width / 2, box.top + box.height / 2], [box.left + inX, box.top + inY], [box.right - inX, box.top + inY], [box.left + inX, box.bottom - inY], [box.right - inX, box.bottom - inY]] as const
    for (const [x, y] of points) {
      const at = document.elementFromPoint(x, y)
      if (!at || (!button.contains(at) && at !== button)) faults.add(`covered at ${Math.round(x)},${Math.round(y)} by ${at ? says(at) : 'nothing'}: ${says(button)}`)
    }
  }

  const walker = document.createTreeWalker(over ?? document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!element || (node.textContent ?? '').trim() === '' || !shown(element) || element.closest('script, style')) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const { fontSize } = getComputedStyle(element)
    // a line's box is higher than its letters
    const slack = Number.parseFloat(fontSize) * 0.22
    for (const line of range.getClientRects()) {
      for (const { box: frame, of } of windowsOf(element)) if (!within(line, { ...frame, top: frame.top - slack, bottom: frame.bottom + slack })) faults.add(`words outside of ${of}: ${says(element)}`)
      // its own button or box is wide and high enough for it
      const own = element.closest('button, .card, .fact, .next, .paper, .line, .notice, .ticket-row, .about')
      if (own && !within(line, { ...own.getBoundingClientRect().toJSON(), top: own.getBoundingClientRect().top - slack, bottom: own.getBoundingClientRect().bottom + slack })) faults.add(`words stand out of ${says(own)}`)
    }
  }

  for (const element of root.querySelectorAll('*')) {
    const { overflowX, overflowY, display } = getComputedStyle(element)
    if (display === 'inline' || !shown(element) || element.clientHeight === 0) continue
    if ((overflowX !== 'visible' || overflowY !== 'visible') && (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1)) faults.add(`more in it than it shows, ${element.scrollWidth - element.clientWidth} × ${element.scrollHeight - element.clientHeight}: ${says(element)}`)
  }

  const bars = over ? [] : [...document.querySelectorAll('.stage > *')].filter((bar) => bar.getBoundingClientRect().height > 0).toSorted((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
  for (const [index, bar] of bars.entries()) {
    const next = bars[index + 1]
    if (next && bar.getBoundingClientRect().bottom > next.getBoundingClientRect().top + 1) faults.add(`${says(bar)} lies over ${says(next)}`)
    if (!within(bar.getBoundingClientRect(), screen)) faults.add(`outside of the screen: ${says(bar)}`)
  }
  return [...faults]
})

/** Turns every page of the list on this screen and looks at each; on the last it is back at the first. */
export const onEveryPage = async (page: Page, look: (nth: number) => Promise<void>): Promise<void> => {
  const root = page.locator(await page.locator('dialog[open]').count() > 0 ? 'dialog[open]' : 'main')
  const pager = root.locator('.pager:not([hidden])')
  await look(0)
  if (await pager.count() === 0) return
  const pages = Number(/\d+\D+(\d+)/.exec(await pager.locator('small').innerText())?.[1])
  for (let nth = 1; nth <= pages; nth += 1) {
    // that nothing covers it, `hiddenOrCovered` has seen; Playwright's own click waits for frames, which adds up over thousands of pages
    await pager.evaluate((button: HTMLElement) => button.click())
    await pager.locator('small', { hasText: new RegExp(`^${(nth % pages) + 1}\\D`) }).waitFor()
    if (nth < pages) await look(nth)
  }
}
