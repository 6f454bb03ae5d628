import type { Language } from '@senha/centre'
import { localDate } from '@senha/domain'
import { formatWeekday } from '@senha/i18n'
import { Button, LanguageName, Modal } from '@senha/staff'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useDesk } from '../desk.tsx'
import { clockTime, instantOf } from '../local-time.ts'
import { servicesOf } from '../today.ts'
import { useAttempt } from '../use-attempt.ts'
import { useWork } from '../work/work-context.tsx'
import { Ask } from './ask.tsx'

interface Booked { code: string; slotAt: string; serviceId: string }

/** A time for a service of the own agency; the person leaves with its code. */
export const BookTime = ({ choice, close }: { choice: ReactNode; close: () => void }) => {
  const { state, centre, words, commander } = useDesk()
  const { now } = useWork()
  const { t } = words
  const possible = servicesOf(state.user, centre)
  const [serviceId, setServiceId] = useState(state.counter?.services[0] ?? possible[0] ?? '')
  const [date, setDate] = useState(() => localDate(now.getTime(), centre.timeZone))
  const [time, setTime] = useState('')
  const [language, setLanguage] = useState<Language>()
  const [booked, setBooked] = useState<Booked>()
  const attempt = useAttempt()
  const clock = clockTime(time)
  const slotAt = clock === undefined ? undefined : instantOf(date, clock, centre.timeZone)

  const book = async (): Promise<boolean> => {
    if (slotAt === undefined) return false
    const request = { serviceId, slotAt, ...(language && { language }) }
    const answer = await commander.ask(t('bookings.new.confirm'), 'appointment:book', request, attempt(request))
    if (answer.ok) setBooked({ code: answer.bookingCode, slotAt, serviceId })
    return false
  }
  const again = (): void => {
    setBooked(undefined)
    setTime('')
  }
  if (booked) return <BookedTime booked={booked} close={close} again={again} />
  const whyNot = time.trim() !== '' && clock === undefined ? t('bookings.new.timeForm') : slotAt === undefined ? t('bookings.new.need') : new Date(slotAt) < now ? t('bookings.new.over') : undefined
  return (
    <Ask title={t('bookings.title')} size="large" confirm={t('bookings.new.confirm')} whyNot={whyNot} close={close} onConfirm={book}>
      {choice}
      {possible.length > 1 && (
        <fieldset className="chips-field">
          <legend>{t('bookings.service')}</legend>
          <div className="chips">
            {possible.map((id) => (
              <label key={id} className="chip"><input type="radio" name="booking-service" className="visually-hidden" checked={serviceId === id} onChange={() => setServiceId(id)} />{words.shortService(id)}</label>
            ))}
          </div>
        </fieldset>
      )}
      <div className="booking-when">
        <label>{t('bookings.date')}<input type="date" value={date} min={localDate(now.getTime(), centre.timeZone)} onChange={(event) => setDate(event.currentTarget.value)} /></label>
        <label>{t('bookings.time')}<input value={time} inputMode="numeric" maxLength={8} autoComplete="off" placeholder={t('bookings.timeExample')} onChange={(event) => setTime(event.currentTarget.value)} /></label>
      </div>
      <fieldset className="chips-field">
        <legend>{t('bookings.language')}</legend>
        <div className="chips">
          {[undefined, ...centre.languages].map((one) => (
            <label key={one ?? ''} className="chip">
              <input type="radio" name="booking-language" className="visually-hidden" checked={language === one} onChange={() => setLanguage(one)} />
              {one ? <LanguageName of={one} room={words.language} own /> : t('bookings.languageUnknown')}
            </label>
          ))}
        </div>
      </fieldset>
    </Ask>
  )
}

const BookedTime = ({ booked, close, again }: { booked: Booked; close: () => void; again: () => void }) => {
  const { centre, words } = useDesk()
  const { t } = words
  const at = new Date(booked.slotAt)
  const when = { weekday: formatWeekday(words.language, at, centre.timeZone), day: words.day(localDate(at.getTime(), centre.timeZone)), time: words.time(booked.slotAt), service: words.service(booked.serviceId) }
  return (
    <Modal
      title={t('bookings.booked.title')} closeWord={t('dialog.close')} onClose={close}
      footer={<><Button onPress={again}>{t('bookings.booked.again')}</Button><Button appearance="solid" onPress={close}>{t('dialog.close')}</Button></>}
    >
      <div className="given-card" aria-live="polite">
        <p className="given-code tabular" translate="no">{booked.code}</p>
        <p className="issued-ahead booked-when">{t('bookings.booked.when', when)}</p>
        <figure><figcaption>{t('card.given.say')}</figcaption><blockquote>{t('bookings.booked.say')}</blockquote></figure>
      </div>
    </Modal>
  )
}
