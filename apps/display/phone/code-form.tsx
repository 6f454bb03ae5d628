import { isWholeCode, readVisitCode } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { Say } from './words.tsx'

/** For a code that is unknown, mistyped or missing. It says nothing of any other visit. */
export const CodeForm = ({ say, wrong, open: openCode }: { say: Say; wrong: boolean; open: (code: string) => void }) => {
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<'code.short' | 'code.unknown'>()
  const open = (event: FormEvent): void => {
    event.preventDefault()
    const code = readVisitCode(typed)
    if (code !== undefined) return openCode(code)
    setFault(isWholeCode(typed) ? 'code.unknown' : 'code.short')
  }
  return (
    <section className="code">
      <span className="tile"><Pictogram name={wrong ? 'warning-circle' : 'ticket'} /></span>
      <h1>{say(wrong ? 'code.wrong' : 'code.type')}</h1>
      <p id="code-text">{say('code.text')}</p>
      <form onSubmit={open}>
        <label htmlFor="code">{say('code.label')}</label>
        <input id="code" value={typed} onChange={(event) => setTyped(event.target.value)} autoCapitalize="characters" autoComplete="off" autoCorrect="off" spellCheck={false} maxLength={80} enterKeyHint="go" aria-describedby={fault === undefined ? 'code-text' : 'code-fault'} aria-invalid={fault !== undefined} />
        <button type="submit" className="primary">{say('code.open')}</button>
        {fault !== undefined && <p role="alert" id="code-fault" className="failed"><Pictogram name="warning-circle" />{say(fault)}</p>}
      </form>
    </section>
  )
}
