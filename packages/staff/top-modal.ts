import { useSyncExternalStore } from 'react'

const open: HTMLElement[] = []
const listeners = new Set<() => void>()
const tell = (): void => listeners.forEach((listener) => listener())

/** Which dialog lies on top: what is outside of it is inert, so messages must stand inside. */
export const topModal = {
  opened: (dialog: HTMLElement): void => {
    open.push(dialog)
    tell()
  },
  closed: (dialog: HTMLElement): void => {
    open.splice(open.indexOf(dialog), 1)
    tell()
  },
}

const listen = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useTopModal = (): HTMLElement | undefined => useSyncExternalStore(listen, () => open.at(-1))
