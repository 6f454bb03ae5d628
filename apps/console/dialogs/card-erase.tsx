import { inGroups } from '../card-code.ts'
import { useDesk } from '../desk.tsx'
import { Ask } from './ask.tsx'

/** Erasing a card asks first: it cannot be taken back. (SPEC.md, K3) */
export const EraseCard = ({ code, back, close }: { code: string; back: () => void; close: () => void }) => {
  const { words: { t }, commander } = useDesk()
  const erase = async (): Promise<boolean> => {
    const answer = await commander.ask(t('card.erase.confirm'), 'card:delete', { cardCode: code })
    if (!answer.ok) return false
    commander.tellDone(t('card.erase.done'))
    close()
    return false
  }
  return (
    <Ask size="small" variant="danger" title={t('card.erase.title', { code: inGroups(code).join('\u00a0') })} confirm={t('card.erase.confirm')} close={back} onConfirm={erase}>
      <p>{t('card.erase.text')}</p>
    </Ask>
  )
}
