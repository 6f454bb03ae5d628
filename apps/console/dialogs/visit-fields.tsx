import { Checkbox } from '@ama-pt/agora-design-system'
import type { Language } from '@senha/centre'
import { LanguageName } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useDesk } from '../desk.tsx'

export interface VisitChoice { language: Language; priority: boolean; partySize: number }

/** Before anything is known of a person. */
export const nobodyYet: VisitChoice = { language: 'pt', priority: false, partySize: 1 }

/** The protocol's limit on one visit. */
const largestParty = 20

/** Language, priority and party size: of a new visit, or of the one at the counter. */
export const VisitFields = ({ value, onChange }: { value: VisitChoice; onChange: (value: VisitChoice) => void }) => {
  const { centre, words } = useDesk()
  const { t } = words
  const party = (partySize: number): void => onChange({ ...value, partySize: Math.min(largestParty, Math.max(1, partySize)) })
  return (
    <div className="visit-fields">
      <fieldset>
        <legend>{t('issue.language')}</legend>
        <div className="chips">
          {centre.languages.map((language) => (
            <label key={language} className="chip">
              <input type="radio" name="language" className="visually-hidden" checked={value.language === language} onChange={() => onChange({ ...value, language })} />
              <LanguageName of={language} room={words.language} own />
            </label>
          ))}
        </div>
      </fieldset>
      <div className="visit-row">
        <Checkbox required={false} checked={value.priority} onChange={() => onChange({ ...value, priority: !value.priority })}>{t('issue.priority')}</Checkbox>
        <fieldset className="stepper">
          <legend className="visually-hidden">{t('issue.party')}</legend>
          <span aria-hidden="true">{t('issue.party')}</span>
          <button type="button" aria-label={t('issue.fewer')} disabled={value.partySize <= 1} onClick={() => party(value.partySize - 1)}><Pictogram name="minus" size={18} /></button>
          <output className="tabular">{value.partySize}</output>
          <button type="button" aria-label={t('issue.more')} disabled={value.partySize >= largestParty} onClick={() => party(value.partySize + 1)}><Pictogram name="plus" size={18} /></button>
        </fieldset>
      </div>
    </div>
  )
}
