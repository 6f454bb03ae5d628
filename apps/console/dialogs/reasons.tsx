import { InputText } from '@ama-pt/agora-design-system'

/** A few usual reasons to touch, and a line for another one. */
export const Reasons = ({ label, usual, value, onChange }: { label: string; usual: readonly string[]; value: string; onChange: (value: string) => void }) => (
  <div className="reasons">
    <div className="chips" role="radiogroup" aria-label={label}>
      {usual.map((reason) => (
        <label key={reason} className="chip"><input type="radio" name="reason" className="visually-hidden" checked={value === reason} onChange={() => onChange(reason)} />{reason}</label>
      ))}
    </div>
    <InputText label={label} required={false} maxLength={120} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
  </div>
)
