import type { CounterSummary, MonitorState } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import type { MonitorWords } from './words.ts'

export const Counters = ({ state, words }: { state: MonitorState; words: MonitorWords }) => {
  const { t } = words
  const open = state.counters.filter((counter) => counter.status !== 'closed').length
  return (
    <div className="tablet counters" aria-labelledby="counters-title" role="region" tabIndex={0}>
      <div className="tablet-head"><h2 id="counters-title">{t('counters.title')}</h2><p>{t('counters.open', { open, all: state.counters.length })}</p></div>
      <ul>{state.counters.map((counter) => <Counter key={counter.id} counter={counter} words={words} />)}</ul>
    </div>
  )
}

const Counter = ({ counter, words }: { counter: CounterSummary; words: MonitorWords }) => {
  const { t } = words
  const services = counter.services.map((id) => words.service(id)).join(', ')
  return (
    <li className={`counter is-${counter.status}`} title={services}>
      <span className="counter-number tabular"><span className="visually-hidden">{t('counter.name', { number: '' })}</span>{counter.number}</span>
      <span className="counter-words">
        <span className="counter-staff">{counter.staff ?? services}</span>
        <span className="counter-now">
          {counter.status === 'closed' ? t('counter.closed') : counter.status === 'paused' ? <><Pictogram name="pause" size={14} />{t('counter.paused')}</> : counter.ticket === undefined ? t('counter.free') : <strong>{counter.ticket}</strong>}
        </span>
      </span>
    </li>
  )
}
