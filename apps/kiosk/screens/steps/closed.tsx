import { formatWeekday } from '@senha/i18n'
import { kioskTexts } from '@senha/i18n/texts/kiosk'
import { StepScreen } from '../frame/step-screen.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { Paged } from '../parts/paged.tsx'

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
/** A Monday, at noon in every time zone of Europe. */
const someMonday = Date.UTC(2026, 10, 23, 12)
const dayMs = 86_400_000

/** Outside opening hours: said in every language, and when to come. */
export const Closed = () => {
  const { t, language, languages, centre } = useKiosk()
  return (
    <StepScreen name="closed" sign="clock" showsSign way="language" title={t('closed.title')}>
      <Paged name="told">
        <p className="in-others">{languages.filter((other) => other !== language).map((other) => <span key={other} lang={other}>{kioskTexts.in(other)('closed.title')}</span>)}</p>
        <table className="hours">
          <caption>{t('closed.hours')}</caption>
          <tbody>
            {weekdays.map((day, index) => (
              <tr key={day}>
                <th scope="row">{formatWeekday(language, new Date(someMonday + index * dayMs), 'UTC')}</th>
                <td className="tabular">{centre.hours[day].length === 0 ? t('closed.day') : centre.hours[day].map(({ from, to }) => `${from}–${to}`).join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Paged>
    </StepScreen>
  )
}
