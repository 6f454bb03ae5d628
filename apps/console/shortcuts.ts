import { actionNames } from './actions.ts'
import type { ActionName } from './actions.ts'

/** The key of each action; letters are the first of a Portuguese word where one was free. Two actions share a key only where never both make sense. `finish` is on Enter too while it is the next action. */
export const shortcuts = {
  'call-next': ' ', start: 'Enter', refer: 'Enter', finish: 'f', recall: 'r', 'no-show': 'n', requeue: 'v', park: 'g', transfer: 't', cancel: 'x', undo: 'z',
  why: 'w', change: 'a', reprint: 'i', interpreter: 'e', 'interpreter-end': 'e', come: 'j', decline: 'k', withdraw: 'k', find: '/', missed: 'y', issue: 'u', say: '.', today: 'h', card: 'c', bookings: 'b', pause: 'p', resume: 'p', leave: 's', help: '?', language: 'l', queue: 'q', documents: 'd', note: 'm', ordered: 'o',
} as const satisfies Record<ActionName, string>

/** Where the keyboard's focus is. `typing`: letters belong to a field; `control`: Space and Enter belong to a button or a box. */
export type Focus = 'typing' | 'control' | 'page'
export interface KeyPress { key: string; focus: Focus; modified: boolean; repeated: boolean }
/** `next`: the one large next action, whichever it is now. */
export type Meant = { is: 'action'; keys: readonly ActionName[] } | { is: 'next' } | { is: 'service'; index: number } | { is: 'leave-field' }

const byKey = new Map<string, ActionName[]>()
for (const action of actionNames) byKey.set(shortcuts[action], [...(byKey.get(shortcuts[action]) ?? []), action])

/**
 * What a key means on the work screen, or nothing. Never while typing, never with Ctrl, Alt or Meta, never for a key held
 * down. Single letters can be turned off (WCAG 2.1.4); Space and Enter then still act.
 */
export const meaningOf = (press: KeyPress, lettersOn: boolean): Meant | undefined => {
  if (press.modified || press.repeated) return undefined
  if (press.focus === 'typing') return press.key === 'Escape' ? { is: 'leave-field' } : undefined
  const named = press.key === ' ' || press.key === 'Enter'
  if (named && press.focus === 'control') return undefined
  if (!named && !lettersOn && press.key !== '?') return undefined
  if (press.key === 'Enter') return { is: 'next' }
  if (/^[1-9]$/.test(press.key)) return { is: 'service', index: Number(press.key) - 1 }
  const keys = byKey.get(named ? press.key : press.key.toLowerCase())
  return keys && { is: 'action', keys }
}

const fields = ['text', 'password', 'search', 'email', 'tel', 'url', 'number']

/** Where the focus is, from the element that got the key. */
export const focusOf = (target: EventTarget | null): Focus => {
  if (!(target instanceof HTMLElement)) return 'page'
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return 'typing'
  if (target instanceof HTMLInputElement && fields.includes(target.type)) return 'typing'
  return target.closest('button, a[href], input, summary, label, [role="button"]') ? 'control' : 'page'
}
