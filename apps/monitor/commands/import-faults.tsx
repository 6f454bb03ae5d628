import { Pictogram } from '@senha/ui'
import type { MonitorWords } from '../words.ts'
import { lineFaults, lineOf } from './line-faults.ts'

/** The hub names so many faulty lines at most. */
const linesTold = 30

/** Why a list was not taken: each faulty line with what stands in it. */
export const ImportFaults = ({ message, csv, words }: { message: string; csv: string; words: MonitorWords }) => {
  const { t } = words
  const faults = lineFaults(message)
  return (
    <div className="refusal" role="alert">
      <p><Pictogram name="warning-circle" size={22} /><span>{t('bookings.refused')}{faults.length === 0 && <small lang="en">{message}</small>}</span></p>
      {faults.length > 0 && (
        <ol className="line-faults">
          {faults.map(({ line, kinds, said }) => (
            <li key={line}>
              <strong className="tabular">{t('bookings.line', { line })}</strong>
              <span>{kinds.length > 0 ? kinds.map((kind) => t(`bookings.fault.${kind}`)).join(' ') : <span lang="en">{said}</span>}</span>
              <code translate="no">{lineOf(csv, line)}</code>
            </li>
          ))}
        </ol>
      )}
      {faults.length >= linesTold && <p className="line-more">{t('bookings.more')}</p>}
    </div>
  )
}
