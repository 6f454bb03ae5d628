/** One text in one language. */
export interface Said { readonly text: string; readonly language: string }
/** What is said of one part of the screen, which is marked meanwhile. */
export interface Spoken<Part = Element> { readonly element: Part; readonly says: readonly Said[] }

const parts = 'h1, h2, h3, p, li, button, caption, tr, figcaption'
const isSilent = (element: Element): boolean => element.closest('[aria-hidden="true"], svg') !== null
const isShown = (element: Element): boolean => element.getClientRects().length > 0
const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()

const hasOwnText = (element: Element): boolean => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && tidy(node.textContent ?? '') !== '')

/** An element whose own words stand between its children is one sentence; else each child speaks for itself. */
const saysOf = (element: Element): Said[] => {
  if (isSilent(element)) return []
  const label = element.getAttribute('aria-label')
  const language = element.closest('[lang]')?.getAttribute('lang') ?? ''
  if (label !== null) return [{ text: label, language }]
  if (!hasOwnText(element)) return [...element.children].flatMap(saysOf)
  const text = tidy([...element.childNodes].map((node) => (node instanceof Element && isSilent(node) ? '' : node.textContent)).join(' '))
  return [{ text, language }]
}

/** What is said of one control or one message. */
export const spokenOf = (element: Element): Spoken => ({ element, says: saysOf(element) })
/** What is said of a place where messages appear, whatever its name. */
export const spokenNews = (room: Element): Spoken => ({ element: room, says: hasOwnText(room) ? saysOf(room) : [...room.children].flatMap(saysOf) })

/** What is said of a part of the screen, in the order of its elements. */
export const spokenIn = (room: Element): Spoken[] =>
  [...room.querySelectorAll(parts)]
    .filter((element) => isShown(element) && element.parentElement?.closest('button') === null && (element.tagName === 'BUTTON' || element.querySelector(parts) === null))
    .map(spokenOf)
    .filter(({ says }) => says.length > 0)

/** Title and what it says. */
const isQuestion = ({ element }: Spoken): boolean => element.tagName === 'H1' || element.closest('.question') !== null

/**
 * The whole screen: what lies over it, or the step: title first, then what the centre has to say where that was not heard yet,
 * then what can be done, back and language last. The helpers, which are the same everywhere, are said when they have the focus.
 */
export const spokenScreen = (page: Document, withNotices: boolean): Spoken[] => {
  const over = page.querySelector('dialog[open]')
  if (over) return spokenIn(over)
  const main = page.querySelector('main')
  const step = main ? spokenIn(main) : []
  const notices = withNotices ? [...page.querySelectorAll('.notices')].flatMap(spokenIn) : []
  return [...step.filter(isQuestion), ...notices, ...step.filter((one) => !isQuestion(one))]
}
