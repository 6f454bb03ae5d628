import { Checkbox } from '@ama-pt/agora-design-system'
import { Pictogram } from '@senha/ui'
import { useDesk } from '../desk.tsx'
import { toggled } from '../use-shortcuts.ts'
import { useWork } from './work-context.tsx'

/** Where the person is about to be sent, in the order in which it was chosen: above the buttons, wherever the list of services stands. */
export const Referral = () => {
  const { words } = useDesk()
  const { casefile, cap } = useWork()
  const { t } = words
  const { chosen, ordered } = casefile.draft
  if (chosen.length === 0) return null
  const inOrder = ordered && chosen.length > 1
  return (
    <div className="referral" role="group" aria-label={t('refer.chosen', { count: chosen.length })}>
      <p className="referral-to" aria-hidden="true">{t('refer.to')}</p>
      <ol className="referral-list">
        {chosen.map((serviceId, index) => (
          <li key={serviceId} className="referral-service">
            {inOrder && <span className="choice-place tabular">{t('refer.place', { position: index + 1 })}</span>}
            <Pictogram name={words.serviceSign(serviceId)} size={20} />
            <span>{words.shortService(serviceId)}</span>
            <button
              type="button" className="referral-remove" aria-label={t('refer.remove', { service: words.shortService(serviceId) })} title={t('refer.remove', { service: words.shortService(serviceId) })}
              onMouseDown={(event) => event.preventDefault()} onClick={() => casefile.setDraft({ chosen: toggled(chosen, serviceId) })}
            ><Pictogram name="x" size={16} /></button>
          </li>
        ))}
      </ol>
      {chosen.length > 1 && (
        <div className="refer-ordered">
          <Checkbox required={false} checked={ordered} onChange={() => casefile.setDraft({ ordered: !ordered })}>{t('refer.ordered')}</Checkbox>
          {cap('ordered') !== undefined && <kbd className="link-key">{cap('ordered')}</kbd>}
        </div>
      )}
    </div>
  )
}
