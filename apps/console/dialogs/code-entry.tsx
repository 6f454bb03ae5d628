interface CodeEntryProps { label: string; value: string; maxLength: number; onChange: (value: string) => void; /** Enter, as a scanner ends what it read. */ onEnter: () => void }

/** A code that is typed or scanned. */
export const CodeEntry = ({ label, value, maxLength, onChange, onEnter }: CodeEntryProps) => (
  <label className="code-entry">
    <span>{label}</span>
    <input
      value={value} maxLength={maxLength} autoComplete="off" autoCapitalize="characters" spellCheck={false} translate="no"
      onChange={(event) => onChange(event.currentTarget.value.toUpperCase())}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        // the dialog's own Enter would do it a second time
        event.preventDefault()
        event.stopPropagation()
        onEnter()
      }}
    />
  </label>
)
