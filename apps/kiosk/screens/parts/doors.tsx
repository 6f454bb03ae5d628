import { Pictogram } from '@senha/ui'
import { useKiosk } from '../kiosk-context.ts'

/** The other things that people come for; a booked time once the language is known. */
export const Doors = ({ booking = false }: { booking?: boolean }) => {
  const { t, dispatch } = useKiosk()
  return (
    <div className={booking ? 'doors three' : 'doors'}>
      <button type="button" className="main-button" onClick={() => dispatch({ do: 'go', to: 'code' })}>
        <Pictogram name="qr-code" size="1.6em" />
        {t('door.ticket')}
      </button>
      {booking && (
        <button type="button" className="main-button" onClick={() => dispatch({ do: 'go', to: 'booking' })}>
          <Pictogram name="clock" size="1.6em" />
          {t('door.booking')}
        </button>
      )}
      <button type="button" className="side-button" onClick={() => dispatch({ do: 'go', to: 'information' })}>
        <Pictogram name="info" size="1.6em" />
        {t('door.information')}
      </button>
    </div>
  )
}
