import { useLayoutEffect } from 'react'

const steps: Partial<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/** A five-key pad: arrows move the focus from one control to the next, round and round; Enter touches it. */
export const useArrows = (): void => {
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const step = steps[event.key]
      if (step === undefined) return
      event.preventDefault()
      const room = document.querySelector('dialog[open]') ?? document.body
      const controls = [...room.querySelectorAll<HTMLElement>('button:not(:disabled)')].filter((control) => control.getClientRects().length > 0)
      const { activeElement } = document
      const here = controls.findIndex((control) => control === activeElement)
      // from a heading, on to what stands after it
      const after = controls.findIndex((control) => activeElement && (activeElement.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0)
      const next = here === -1 ? (step === 1 ? after : after - 1) : here + step
      controls.at(next % controls.length)?.focus({ focusVisible: true })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
