import { Button } from '@senha/staff'
import type { ButtonProps } from '@senha/staff'
import type { ActionName } from '../actions.ts'
import { useDesk } from '../desk.tsx'
import { shortcuts } from '../shortcuts.ts'
import { useWork } from './work-context.tsx'

/** The button of an action: its word, its key, and why it cannot be pressed now. */
export const ActionButton = ({ action, children, ...rest }: { action: ActionName } & ButtonProps) => {
  const { words, commander, notices } = useDesk()
  const { act, blocked, cap } = useWork()
  const busy = commander.pending === action
  const keyCap = rest.keyCap ?? cap(action)
  return (
    <Button
      {...rest} keyCap={keyCap} aria-keyshortcuts={keyCap === undefined ? undefined : action === 'call-next' ? 'Space' : rest.keyCap === undefined ? shortcuts[action] : 'Enter'}
      busy={busy} whyNot={busy ? undefined : blocked(action)} data-action={action}
      onPress={() => act(action)} onRefused={(why) => notices.tell({ kind: 'info', title: why })}
    >
      {children ?? words.t(`action.${action}`)}
    </Button>
  )
}
