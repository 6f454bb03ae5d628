import { pack, rowsOf } from './pack.ts'

/** The pages of a room's list, by the places of its things; empty where it has no list. */
export type Pages = readonly (readonly number[])[]

const smallest = 0.88
/** Letters as they were wished for come first; then smaller ones, for what cannot be divided: a keypad, or one long sentence. */
const sizes = [2, 1.85, 1.7, 1.55, 1.45, 1.35, 1.25, 1.15, 1.08, 1, 0.94, smallest] as const
/** Where letters larger than this would be turned into more pages than people turn, they become smaller instead. */
const roomy = 1.35
const mostPages = 6

const isShown = (element: Element): boolean => element.getClientRects().length > 0
/** Fractions of a pixel are no fault. */
const isWide = (element: Element): boolean => element.scrollWidth > element.clientWidth + 1
const isWhole = (room: HTMLElement): boolean =>
  room.scrollHeight <= room.clientHeight + 1 && !isWide(room) && ![...room.querySelectorAll('button, li, p:not(.visually-hidden), h1:not(.visually-hidden), h2, td, .leaf')].some(isWide)

const lengthOf = (style: CSSStyleDeclaration, name: 'rowGap' | 'paddingTop' | 'paddingBottom'): number => Number.parseFloat(style[name]) || 0

const pagesNow = (room: HTMLElement, anyway: boolean): Pages | undefined => {
  const list = room.querySelector<HTMLElement>('.paged')
  const sheet = list?.querySelector<HTMLElement>('.sheet')
  const pager = list?.querySelector<HTMLElement>('.pager')
  if (!list || !sheet || !pager) return anyway || isWhole(room) ? [] : undefined
  // with the button that turns the page, and every thing at its natural height
  const style = getComputedStyle(sheet)
  const padding = lengthOf(style, 'paddingTop') + lengthOf(style, 'paddingBottom')
  const withPager = sheet.clientHeight - padding
  const whole = withPager + pager.offsetHeight + lengthOf(getComputedStyle(list), 'rowGap')
  if (!anyway && (!isWhole(room) || sheet.scrollWidth > sheet.clientWidth + 1)) return undefined
  const items = [...sheet.children]
  const shown = items.flatMap((item, index) => (isShown(item) ? [{ index, box: item.getBoundingClientRect() }] : []))
  const rows = rowsOf(shown.map(({ box }) => box))
  const placed = (pages: number[][] | undefined): Pages | undefined => pages?.map((page) => page.flatMap((place) => shown[place]?.index ?? []))
  const one = pack(rows, whole)
  return one && one.length <= 1 ? placed(one) : placed(pack(rows, withPager, anyway))
}

/** The number is what a person came for: it stands on the first page. */
const showsFirst = (room: HTMLElement, pages: Pages): boolean => {
  const first = [...room.querySelectorAll('.sheet > *')].findIndex((item) => item.querySelector('[data-on-first-page]'))
  return first === -1 || pages.length <= 1 || pages[0]?.includes(first) === true
}

/**
 * Finds the largest letters, at most `wished` times the usual ones, with which all that stands in this room has its place; and its
 * pages. Things stand closer where that saves a page. Words of a centre's own that no line holds are broken.
 */
export const fit = (room: HTMLElement, wished: number): Pages => {
  if (room.clientHeight === 0) return []
  const pagesAt = (size: number, crowded: 'yes' | 'no', anyway = false): Pages | undefined => {
    room.style.setProperty('--t', `calc(var(--u) * ${size})`)
    room.dataset['crowded'] = crowded
    const pages = pagesNow(room, anyway)
    if (size <= 1 || !pages) return pages
    return showsFirst(room, pages) && (size <= roomy || pages.length <= mostPages) ? pages : undefined
  }
  room.dataset['measuring'] = ''
  delete room.dataset['words']
  try {
    for (const size of sizes.filter((each) => each <= wished)) {
      const usual = pagesAt(size, 'no')
      if (usual && usual.length <= 1) return usual
      const crowded = pagesAt(size, 'yes')
      if (crowded && (!usual || crowded.length < usual.length)) return crowded
      if (usual) return pagesAt(size, 'no') ?? usual
    }
    room.dataset['words'] = 'broken'
    return pagesAt(smallest, 'yes', true) ?? []
  } finally {
    delete room.dataset['measuring']
  }
}
