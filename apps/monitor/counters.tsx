import type { CounterSummary, MonitorState } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import { Tablet } from './tablet.tsx'
import type { MonitorWords } from './words.ts'

/** Those that are open or on a break, each with who is there; the closed ones are a line of numbers. */
export const Counters = ({ state, words }: { state: MonitorState; words: MonitorWords }) => {
  const { t } = words
  const [here, closed] = [state.counters.filter(({ status }) => status !== 'closed'), state.counters.filter(({ status }) => status === 'closed')]
  return (
    <Tablet className="counters" rows="li" words={words} title={t('counters.title')} beside={<p>{t('counters.open', { open: here.length, all: state.counters.length })}</p>}>
      <ul>{here.map((counter) => <Counter key={counter.id} counter={counter} words={words} />)}</ul>
      {closed.length > 0 && (
        <p className="counters-closed">
          {t('counters.closed')} {closed.map((counter) => <span key={counter.id} className="tabular" title={servicesOf(counter, words)}>{counter.number}</span>)}
        </p>
      )}
    </Tablet>
  )
}

const servicesOf = (counter: CounterSummary, words: MonitorWords): string => counter.services.map((id) => words.service(id)).join(', ')

const Counter = ({ counter, words }: { counter: CounterSummary; words: MonitorWords }) => {
  const { t } = words
  const services = servicesOf(counter, words)
  return (
    <li className={`counter is-${counter.status}`} title={services}>
      <span className="counter-number tabular"><span className="visually-hidden">{t('counter.name', { number: '' })}</span>{counter.number}</span>
      <span className="counter-staff">{counter.staff ?? services}</span>
      <span className="counter-now">
        {counter.status === 'paused' ? <><Pictogram name="pause" size={14} /><span className="counter-word">{t('counter.paused')}</span></> : counter.ticket === undefined ? t('counter.free') : <strong>{counter.ticket}</strong>}
      </span>
    </li>
  )
}
