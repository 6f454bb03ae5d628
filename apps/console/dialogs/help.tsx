import { Checkbox } from '@ama-pt/agora-design-system'
import { KeyCap, Modal } from '@senha/staff'
import type { ActionName } from '../actions.ts'
import { useDesk } from '../desk.tsx'
import { keyCap } from '../key-caps.ts'

const groups = {
  call: ['call-next', 'recall', 'no-show', 'requeue', 'why'],
  serve: ['start', 'refer', 'finish', 'park', 'transfer', 'cancel', 'undo', 'change', 'reprint'],
  counter: ['issue', 'pause', 'leave', 'language'],
  move: ['queue', 'documents', 'note', 'ordered', 'help'],
} as const satisfies Record<string, readonly ActionName[]>

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
        {(Object.keys(groups) as (keyof typeof groups)[]).map((group) => (
          <section key={group}>
            <h3>{t(`help.group.${group}`)}</h3>
            <dl>
              {groups[group].map((action) => line(keyCap(action, words), t(`action.${action}`)))}
              {group === 'serve' && line('1 – 9', t('action.services'))}
              {group === 'move' && line(t('key.escape'), t('dialog.close'))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
