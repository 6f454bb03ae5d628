import { InputText } from '@ama-pt/agora-design-system'

/** A few usual reasons to touch, and a line for another one. */
export const Reasons = ({ label, usual, value, onChange }: { label: string; usual: readonly string[]; value: string; onChange: (value: string) => void }) => (
  <div className="reasons">
    <div className="chips" role="group" aria-label={label}>
      {usual.map((reason) => (
        <button key={reason} type="button" className="chip" aria-pressed={value === reason} onClick={() => onChange(value === reason ? '' : reason)}>{reason}</button>
      ))}
    </div>
    <InputText label={label} required={false} maxLength={120} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
  </div>
)
