import { Pictogram } from '@senha/ui'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Say } from './words.tsx'

interface Props { say: Say; act: () => Promise<unknown>; className: string; children: ReactNode; onBusy?: (busy: boolean) => void }

/** A button that answers the touch itself, at once: what it asks for may take seconds where the hub is slow or away. */
export const ActButton = ({ say, act, className, children, onBusy }: Props) => {
  const [busy, setBusy] = useState(false)
  const held = useRef(false)
  const become = (next: boolean): void => {
    held.current = next
    setBusy(next)
    onBusy?.(next)
  }
  const press = async (): Promise<void> => {
    if (held.current) return
    become(true)
    await act()
    become(false)
  }
  // `aria-disabled`, not `disabled`: who came by keyboard keeps their place
  return (
    <button type="button" className={className} aria-busy={busy} aria-disabled={busy} onClick={() => void press()}>
      {busy ? <><Pictogram name="clock" />{say('page.working')}</> : children}
    </button>
  )
}
