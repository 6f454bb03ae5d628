import { Pictogram } from '@senha/ui'
import { useDesk } from '../desk.tsx'
import { canChoose, serviceChoices } from '../services.ts'
import type { ServiceChoice } from '../services.ts'
import { toggled } from '../use-shortcuts.ts'
import { PrintAt } from './print-at.tsx'
import { useWork } from './work-context.tsx'

/** Where the visit goes next: what its topic suggests first; several at once or one after the other. */
export const ReferPanel = () => {
  const { state, centre, words } = useDesk()
  const { casefile, prints } = useWork()
  const { t } = words
  const { chosen, ordered } = casefile.draft
  const choices = serviceChoices(state, centre)
  const suggested = choices.filter((choice) => choice.suggested)
  const others = choices.filter((choice) => !choice.suggested && !choice.here)
  const keyed = choices.filter(canChoose)
  const choose = (serviceId: string): void => casefile.setDraft({ chosen: toggled(chosen, serviceId) })
  const item = (choice: ServiceChoice) => (
    <Choice
      key={choice.serviceId} choice={choice} choose={choose} place={ordered && chosen.length > 1 ? chosen.indexOf(choice.serviceId) : -1} chosen={chosen.includes(choice.serviceId)}
      digit={keyed.indexOf(choice)}
    />
  )
  return (
    <section className="panel card refer" aria-labelledby="refer-title">
      <div className="panel-head"><h2 id="refer-title">{t('refer.title')}</h2></div>
      <div className="panel-scroll">
        {suggested.length > 0 && state.visit && <><h3>{t('refer.suggested', { topic: words.topic(state.visit.topicId) })}</h3><ul className="choices">{suggested.map(item)}</ul></>}
        <h3>{t('refer.all')}</h3>
        <ul className="choices">{others.map(item)}</ul>
      </div>
      <div className="refer-foot">
        <PrintAt label={t('refer.printAt')} at={prints.referral} />
      </div>
    </section>
  )
}

interface ChoiceProps { choice: ServiceChoice; chosen: boolean; choose: (serviceId: string) => void; /** Position in an ordered referral, from 0. */ place: number; /** Position among the digit keys, from 0. */ digit: number }

const Choice = ({ choice, chosen, choose, place, digit }: ChoiceProps) => {
  const { words } = useDesk()
  const { cap } = useWork()
  const { t } = words
  const possible = canChoose(choice)
  const word = choice.already !== undefined ? t('refer.already', { number: choice.already })
    : choice.here ? t('refer.here')
    : choice.issuing ? t(`queue.${choice.issuing}`)
    : choice.openCounters === 0 ? t('refer.noCounter')
    : `${choice.waiting} · ${words.range(choice.wait)}`
  return (
    <li>
      <button
        type="button" className={`choice ${choice.suggested ? 'is-suggested' : ''}`} aria-pressed={chosen} disabled={!possible} onMouseDown={(event) => event.preventDefault()} onClick={() => choose(choice.serviceId)}
      >
        <Pictogram name={words.serviceSign(choice.serviceId)} size={24} />
        <span className="choice-words">
          <span className="choice-name">{choice.suggested ? words.service(choice.serviceId) : words.shortService(choice.serviceId)}</span>
          <span className="choice-wait tabular">{word}</span>
        </span>
        {place >= 0 ? <span className="choice-place tabular">{t('refer.place', { position: place + 1 })}</span>
          : chosen ? <span className="choice-on"><Pictogram name="check-circle" size={24} /></span>
          : possible && digit < 9 && cap('ordered') !== undefined ? <kbd className="link-key" aria-hidden="true">{digit + 1}</kbd> : <span className="choice-none" />}
      </button>
    </li>
  )
}
