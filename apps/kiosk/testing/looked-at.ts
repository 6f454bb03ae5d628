import { axeFaults } from '@senha/screens/testing'
import type { Page } from 'playwright-core'

/** What axe finds wrong on the screen as it is now, with enhanced contrast and the size of targets too. */
export const axe = (page: Page): Promise<string[]> => axeFaults(page, ['target-size', 'color-contrast-enhanced'])

/** What axe does not look for: text smaller than 34 px at 1080 wide, contrast under 10:1, targets under 120 px, anything cut or wider than its room. */
export const tooSmallOrCut = (page: Page): Promise<string[]> => page.evaluate(async () => {
  // the letters that stand there now ask for their fonts as they are laid out: until those are there, others of another width take their place
  document.body.getBoundingClientRect()
  await document.fonts.ready
  type Colour = readonly [number, number, number, number]
  const faults = new Set<string>()
  const root: ParentNode = document.querySelector('dialog[open]') ?? document
  const says = (element: Element): string => `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ${(element.textContent ?? '').trim().slice(0, 40)}`
  const hidden = (element: Element): boolean => element.closest('.visually-hidden, [aria-hidden="true"]') !== null || element.getClientRects().length === 0
  const parse = (text: string): Colour => {
    const srgb = /^color\(srgb ([\d.]+) ([\d.]+) ([\d.]+)/.exec(text)
    if (srgb) return [Number(srgb[1]) * 255, Number(srgb[2]) * 255, Number(srgb[3]) * 255, 1]
    const [r = 0, g = 0, b = 0, a = 1] = (text.match(/[\d.]+/g) ?? []).map(Number)
    return [r, g, b, a]
  }
  const luminance = ([r, g, b]: Colour): number => {
    const linear = (value: number): number => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4)
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
  }
  const behind = (element: Element | null): Colour => {
    if (!element) return [255, 255, 255, 1]
    const own = parse(getComputedStyle(element).backgroundColor)
    return own[3] === 1 ? own : behind(element.parentElement)
  }
  for (const element of [...(root instanceof Element ? [root] : []), ...root.querySelectorAll('*')]) {
    if (hidden(element)) continue
    const style = getComputedStyle(element)
    const ownText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '')
    if (ownText) {
      if (Number.parseFloat(style.fontSize) < 34) faults.add(`${style.fontSize}: ${says(element)}`)
      const [a, b] = [luminance(parse(style.color)), luminance(behind(element))].toSorted((x, y) => y - x)
      const ratio = ((a ?? 0) + 0.05) / ((b ?? 0) + 0.05)
      if (ratio < 10) faults.add(`contrast ${ratio.toFixed(1)}: ${says(element)}`)
    }
    if (element.tagName === 'BUTTON') {
      const { width, height } = element.getBoundingClientRect()
      if (Math.min(width, height) < 119.5) faults.add(`target ${Math.round(width)}×${Math.round(height)}: ${says(element)}`)
    }
    if (style.display !== 'inline' && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1) faults.add(`too wide: ${says(element)}`)
    const isRoom = element.matches('main, dialog, .sheet')
    // what stands at the end of its room overflows at the top, where nothing can scroll to it
    const above = isRoom ? element.getBoundingClientRect().top - Math.min(...[...element.querySelectorAll('*')].filter((child) => !hidden(child)).map((child) => child.getBoundingClientRect().top)) : 0
    if (above > 1) faults.add(`cut above by ${Math.round(above)}: ${says(element)}`)
    if (isRoom && element.scrollHeight > element.clientHeight + 1) faults.add(`too tall by ${element.scrollHeight - element.clientHeight}: ${says(element)}`)
  }
  return [...faults]
})
