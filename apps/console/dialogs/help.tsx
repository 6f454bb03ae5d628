import { Checkbox } from '@ama-pt/agora-design-system'
import { KeyCap, Modal } from '@senha/staff'
import type { ActionName } from '../actions.ts'
import { useDesk } from '../desk.tsx'
import { keyCap } from '../key-caps.ts'

const groups: readonly { name: 'call' | 'serve' | 'counter' | 'move'; actions: readonly ActionName[] }[] = [
  { name: 'call', actions: ['call-next', 'recall', 'no-show', 'requeue', 'why'] },
  { name: 'serve', actions: ['start', 'refer', 'finish', 'park', 'transfer', 'cancel', 'undo', 'change', 'interpreter', 'reprint'] },
  { name: 'counter', actions: ['find', 'issue', 'say', 'bookings', 'card', 'today', 'pause', 'leave', 'come', 'decline', 'withdraw', 'language'] },
  { name: 'move', actions: ['queue', 'missed', 'documents', 'note', 'ordered', 'help'] },
]

/** Every key, and the switch that turns single letters off (WCAG 2.1.4). */
export const HelpDialog = ({ close, letters, setLetters }: { close: () => void; letters: boolean; setLetters: (on: boolean) => void }) => {
  const { words } = useDesk()
  const { t } = words
  const line = (cap: string, word: string) => <div key={word} className="help-line"><dt><KeyCap>{cap}</KeyCap></dt><dd>{word}</dd></div>
  return (
    <Modal title={t('help.title')} size="large" closeWord={t('dialog.close')} onClose={close}>
      <div className="help-top">
        <p>{t('help.text')}</p>
        <Checkbox required={false} checked={letters} onChange={() => setLetters(!letters)}>{t('help.on')}</Checkbox>
      </div>
      <div className="help-groups">
        {groups.map(({ name, actions }) => (
          <section key={name}>
            <h3>{t(`help.group.${name}`)}</h3>
            <dl>
              {actions.map((action) => line(keyCap(action, words), t(`action.${action}`)))}
              {name === 'serve' && line('1 – 9', t('action.services'))}
              {name === 'move' && line(t('key.escape'), t('dialog.close'))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
