/** What a visitor's hand on the screen and keyboard may reach: the kiosk's own page, and nothing else. */

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin.replace(/^ws/, 'http') : 'null')

/** The page itself, also with another query; every other address is refused. */
export const mayVisit = (url: string, home: string): boolean =>
  originOf(url) === new URL(home).origin && new URL(url).protocol.startsWith('http') && new URL(url).pathname.replace(/\/$/, '') === new URL(home).pathname.replace(/\/$/, '')

/** What the page loads comes from its own host; pictures and sounds may also stand in the page itself. */
export const mayLoad = (url: string, home: string): boolean => originOf(url) === new URL(home).origin || /^(data|blob):/.test(url)

export interface Key { readonly key: string; readonly control: boolean; readonly alt: boolean; readonly meta: boolean }

const useful = new Set(['Tab', 'Enter', 'Escape', 'Backspace', 'Delete', 'Home', 'End', 'PageUp', 'PageDown', 'Shift', 'CapsLock', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'])

/**
 * Whether a key is more than typing and moving: zoom, reload, close, full screen, developer tools, back. Letters, signs and
 * moves pass; so do F1, which asks the page for help, and F13 to F24: tactile pads send them, and no browser uses them.
 */
export const leadsOut = ({ key, control, alt, meta }: Key): boolean => {
  if (control || alt || meta) return true
  // one sign, whatever its script; names of other keys are longer
  return !(/^.$/u.test(key) || useful.has(key) || /^F(1|1[3-9]|2[0-4])$/.test(key))
}
