import type { MonitorState, PublicCentre } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import { queueRows } from './queue-rows.ts'
import type { MonitorWords } from './words.ts'

export const Queues = ({ state, centre, words, now }: { state: MonitorState; centre: PublicCentre; words: MonitorWords; now: Date }) => {
  const { t } = words
  return (
    <div className="tablet queues" aria-labelledby="queues-title" role="region" tabIndex={0}>
      <h2 id="queues-title">{t('queues.title')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('queues.service')}</th><th scope="col" className="number">{t('queues.waiting')}</th><th scope="col" className="number">{t('queues.oldest')}</th>
            <th scope="col" className="number">{t('queues.wait')}</th><th scope="col" className="number">{t('queues.counters')}</th>
          </tr>
        </thead>
        <tbody>
          {queueRows(state, centre, now).map((row) => (
            <tr key={row.serviceId} className={`${row.waiting === 0 ? 'is-empty' : ''} ${row.over ? 'is-over' : ''}`}>
              <th scope="row"><span className="service"><Pictogram name={words.sign(row.serviceId)} size={22} />{words.service(row.serviceId)}</span></th>
              <td className="number strong">{row.waiting}</td>
              <td className="number">
                {row.over && <span className="over"><Pictogram name="clock" size={18} /><span className="visually-hidden">{t('queues.over', { minutes: words.targetMinutes(row.serviceId) ?? 0 })}</span></span>}
                {row.oldest === undefined ? t('queues.unknown') : words.minutes(row.oldest)}
              </td>
              <td className="number">{row.waiting === 0 ? t('queues.unknown') : words.range(row.wait)}</td>
              <td className="number">{row.openCounters}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
