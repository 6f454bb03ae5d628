import { wordsIn } from '@senha/centre'
import type { PublicCentre } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import type { CallRow } from '../board/rows.ts'
import { pt } from './words.tsx'

/** The last calls, newest first. Those nobody has answered yet carry a bell. Beside a call nobody is told that there was none. */
export const RecentCalls = ({ rows, centre, size, calling }: { rows: CallRow[]; centre: PublicCentre; size: number; calling: boolean }) => (
  <section className="recent" aria-label={pt('calls.title')} style={{ '--rows': size }}>
    {rows.length === 0
      ? !calling && <p className="empty">{pt('calls.none')}</p>
      : (
        <table>
          <thead><tr><th scope="col">{pt('number.word')}</th><th scope="col">{pt('counter.word')}</th></tr></thead>
          <tbody>
            {rows.map(({ call, awaited }) => {
              const service = centre.services.find((candidate) => candidate.id === call.serviceId)
              return (
                <tr key={call.number} data-awaited={awaited}>
                  <th scope="row">
                    <span className="row-number">
                      {call.number}
                      {awaited && <span className="bell"><Pictogram name="bell-ringing" /><span className="visually-hidden">{pt('call.awaited')}</span></span>}
                    </span>
                    {service && <span className="row-service"><Pictogram name={service.pictogram} />{wordsIn(service.shortName, 'pt')}</span>}
                  </th>
                  <td>{call.counter}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
  </section>
)
