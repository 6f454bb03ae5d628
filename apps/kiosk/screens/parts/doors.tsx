import { Pictogram } from '@senha/ui'
import { useKiosk } from '../kiosk-context.ts'

/** The two other things that people come for. */
export const Doors = () => {
  const { t, dispatch } = useKiosk()
  return (
    <div className="doors">
      <button type="button" className="main-button" onClick={() => dispatch({ do: 'go', to: 'code' })}>
        <Pictogram name="qr-code" size="1.6em" />
        {t('door.ticket')}
      </button>
      <button type="button" className="side-button" onClick={() => dispatch({ do: 'go', to: 'information' })}>
        <Pictogram name="info" size="1.6em" />
        {t('door.information')}
      </button>
    </div>
  )
}
