import type { MonitorState, PublicCentre } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import { queueRows } from './queue-rows.ts'
import { Tablet } from './tablet.tsx'
import type { MonitorWords } from './words.ts'

export const Queues = ({ state, centre, words, now }: { state: MonitorState; centre: PublicCentre; words: MonitorWords; now: Date }) => {
  const { t } = words
  return (
    <Tablet className="queues" rows="tbody tr" words={words} title={t('queues.title')}>
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
              <td className={`number ${row.unserved ? 'unserved' : ''}`}>{row.unserved && <span className="over"><Pictogram name="warning" size={18} /></span>}{row.openCounters}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Tablet>
  )
}
