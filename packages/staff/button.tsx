import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { KeyCap } from './key-cap.tsx'

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'onClick' | 'disabled'> {
  variant?: 'primary' | 'neutral' | 'danger'
  appearance?: 'solid' | 'outline' | 'link'
  /** The key that does the same, printed on the button. */
  keyCap?: string | undefined
  /** Why it cannot be pressed now. It stays reachable and says so, instead of going silent like a disabled button. */
  whyNot?: string | undefined
  /** It was pressed and the answer is awaited. */
  busy?: boolean
  onPress?: () => void
  /** What a press says while `whyNot` stands. */
  onRefused?: (whyNot: string) => void
  children?: ReactNode
}

/**
 * A native button in Ágora's clothes. Ágora's own `Button` fires on a key that is released above it although it was pressed
 * elsewhere, ignores the clicks of screen readers (`detail` 0) and cancels a form's Enter: unfit where a wrong tap calls a person.
 * A mouse does not take the focus, so that the keys of the screen go on working after a click.
 */
export const Button = ({ variant = 'primary', appearance = 'outline', keyCap, whyNot, busy = false, onPress, onRefused, className = '', children, ...rest }: ButtonProps) => {
  const blocked = whyNot !== undefined || busy
  const press = (event: MouseEvent): void => {
    if (busy) return event.preventDefault()
    if (whyNot !== undefined) {
      event.preventDefault()
      onRefused?.(whyNot)
      return
    }
    onPress?.()
  }
  return (
    <button
      type="button"
      {...rest}
      className={`button agora-btn agora-btn-${appearance}-${variant} ${busy ? 'is-busy' : ''} ${className}`}
      aria-disabled={blocked || undefined}
      aria-busy={busy || undefined}
      title={whyNot ?? rest.title}
      onMouseDown={(event) => event.preventDefault()}
      onClick={press}
    >
      {children}
      {keyCap !== undefined && <KeyCap>{keyCap}</KeyCap>}
    </button>
  )
}
