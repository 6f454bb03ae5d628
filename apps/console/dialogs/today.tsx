import { LanguageName } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useState } from 'react'
import { useDesk } from '../desk.tsx'
import { languagesOf, servicesOf } from '../today.ts'
import type { Today } from '../today.ts'
import { Ask } from './ask.tsx'

const toggled = <T extends string>(list: readonly T[], one: T): T[] => (list.includes(one) ? list.filter((other) => other !== one) : [...list, one])

/** Own languages and services of today, before a counter is chosen and while one is open. (SPEC.md, C4) */
export const TodayDialog = ({ close }: { close: () => void }) => {
  const { state, centre, words, today, setToday, commander } = useDesk()
  const { t } = words
  const { user, counter } = state
  const possible = servicesOf(user, centre)
  const [spoken, setSpoken] = useState(() => languagesOf(today, user, centre))
  const [picked, setPicked] = useState(today.services !== undefined)
  const [served, setServed] = useState<readonly string[]>(today.services ?? counter?.services ?? [])

  const languages = centre.languages.filter((language) => spoken.includes(language))
  const services = possible.filter((id) => served.includes(id))
  const whyNot = languages.length === 0 ? t('today.needLanguage') : picked && services.length === 0 ? t('today.needService') : undefined
  const save = async (): Promise<boolean> => {
    const next: Today = { languages, ...(picked && { services }) }
    if (counter) {
      const answer = await commander.ask(t('action.today'), 'counter:open', { counterId: counter.id, ...next })
      if (!answer.ok) return false
      commander.tellDone(t('today.done'))
    }
    setToday(next)
    return true
  }
  return (
    <Ask title={t('today.title')} confirm={t('today.confirm')} whyNot={whyNot} close={close} onConfirm={save}>
      <p className="lead">{t('today.text')}</p>
      <fieldset className="chips-field">
        <legend>{t('today.languages')}</legend>
        <div className="chips">
          {centre.languages.map((language) => (
            <label key={language} className="chip">
              <input type="checkbox" className="visually-hidden" checked={spoken.includes(language)} onChange={() => setSpoken(toggled(spoken, language))} />
              <Tick on={spoken.includes(language)} /><LanguageName of={language} room={words.language} />
            </label>
          ))}
        </div>
      </fieldset>
      {possible.length > 1 && (
        <fieldset className="chips-field">
          <legend>{t('today.services')}</legend>
          <div className="chips">
            {[false, true].map((these) => (
              <label key={String(these)} className="chip">
                <input type="radio" name="services" className="visually-hidden" checked={picked === these} onChange={() => setPicked(these)} />
                <Tick on={picked === these} />{t(these ? 'today.these' : 'today.own')}
              </label>
            ))}
          </div>
          {picked && (
            <div className="chips chips-more">
              {possible.map((id) => (
                <label key={id} className="chip">
                  <input type="checkbox" className="visually-hidden" checked={served.includes(id)} onChange={() => setServed(toggled(served, id))} />
                  <Tick on={served.includes(id)} />{words.shortService(id)}
                </label>
              ))}
            </div>
          )}
        </fieldset>
      )}
    </Ask>
  )
}

/** Chosen or not is told by a sign too, not by colour alone. */
const Tick = ({ on }: { on: boolean }) => (on ? <Pictogram name="check" size={16} /> : null)
