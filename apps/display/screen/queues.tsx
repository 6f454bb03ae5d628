import { wordsIn } from '@senha/centre'
import { formatTime } from '@senha/i18n'
import type { PublicCentre } from '@senha/protocol'
import { Pictogram, Product } from '@senha/ui'
import { pageOf } from '../board/rows.ts'
import type { QueueRow } from '../board/rows.ts'
import { useTurn } from '../board/use-calls.ts'
import { displayTimings } from '../timings.ts'
import { pt } from './words.tsx'

const waitWords = ({ low, high }: { low: number; high: number }): string =>
  low === high ? pt('queues.waitOne', { low }) : pt('queues.wait', { low, high })

const QueueCell = ({ row: { service, queue } }: { row: QueueRow }) => (
  <li>
    <Pictogram name={service.pictogram} />
    <div>
      <span className="queue-name">{wordsIn(service.shortName, 'pt')}</span>
      <span className="queue-counts">
        <span className="waiting"><Pictogram name="user" /><span className="visually-hidden">{pt('queues.people', { count: queue.waiting })}</span><span aria-hidden="true">{queue.waiting}</span></span>
        {queue.wait && queue.waiting > 0 && <span className="wait"><Pictogram name="clock" />{waitWords(queue.wait)}</span>}
      </span>
    </div>
  </li>
)

const Clock = ({ centre, now, silent }: { centre: PublicCentre; now: Date; silent: boolean }) => (
  <div className="clock">
    <time className="tabular">{formatTime(now, centre.timeZone)}</time>
    <div className="whose">
      <h1>{centre.name}{silent && <span className="silent" title={pt('sound.off')}><Pictogram name="speaker-slash" /><span className="visually-hidden">{pt('sound.off')}</span></span>}</h1>
      <Product size="1em" />
    </div>
  </div>
)

/** The navy strip of a display without queues: the time and the centre. */
export const Strip = (props: { centre: PublicCentre; now: Date; silent: boolean }) => <section className="queues strip" aria-label={props.centre.name}><Clock {...props} /></section>

/** The navy strip: the time, and who waits for what. What does not fit is shown in turns. */
export const Queues = ({ rows, centre, now, size, silent, open }: { rows: QueueRow[]; centre: PublicCentre; now: Date; size: number; silent: boolean; open: boolean }) => {
  const turn = useTurn(displayTimings.pageMs)
  const { items, page, pages } = pageOf(rows, size, turn)
  return (
    <section className="queues" aria-label={pt('queues.title')}>
      <Clock centre={centre} now={now} silent={silent} />
      {rows.length === 0
        ? open && <p className="empty">{pt('queues.none')}</p>
        : <ul key={page} style={{ '--columns': Math.ceil(rows.length / pages) }}>{items.map((row) => <QueueCell key={row.service.id} row={row} />)}</ul>}
      {pages > 1 && <div className="pages" aria-hidden="true">{Array.from({ length: pages }, (_, index) => <i key={index} data-here={index === page} />)}</div>}
    </section>
  )
}
