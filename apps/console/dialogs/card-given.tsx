import { Button, Modal } from '@senha/staff'
import { inGroups } from '../card-code.ts'
import { useDesk } from '../desk.tsx'

/** The code of a card, told once: large enough to photograph, with what to say to the person. */
export const GivenCard = ({ code, close }: { code: string; close: () => void }) => {
  const { words: { t } } = useDesk()
  return (
    <Modal title={t('card.given.title')} closeWord={t('dialog.close')} onClose={close} footer={<Button appearance="solid" onPress={close}>{t('dialog.close')}</Button>}>
      <div className="given-card" aria-live="polite">
        <p className="given-code tabular" translate="no">{inGroups(code).map((group) => <span key={group}>{group}</span>)}</p>
        <p className="hint">{t('card.given.once')}</p>
        <figure><figcaption>{t('card.given.say')}</figcaption><blockquote>{t('card.given.words')}</blockquote></figure>
      </div>
    </Modal>
  )
}
