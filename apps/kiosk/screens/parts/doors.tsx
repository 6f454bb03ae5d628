import type { PictogramName } from '@senha/pictograms'
import { Pictogram } from '@senha/ui'
import { useKiosk } from '../kiosk-context.ts'
import { OthersInTurn } from './turning.tsx'

type To = 'code' | 'booking' | 'information'
const doors: readonly { to: To; word: 'door.ticket' | 'door.booking' | 'door.information'; sign: PictogramName; look: string }[] = [
  { to: 'code', word: 'door.ticket', sign: 'qr-code', look: 'main-button' },
  { to: 'booking', word: 'door.booking', sign: 'clock', look: 'main-button' },
  { to: 'information', word: 'door.information', sign: 'info', look: 'side-button' },
]

/** The other things that people come for once the language is known, a booked time among them. */
export const useDoors = (): React.ReactNode[] => {
  const { t, dispatch } = useKiosk()
  return doors.map(({ to, word, sign, look }) => (
    <button key={to} type="button" className={look} data-door={to} onClick={() => dispatch({ do: 'go', to })}>
      <Pictogram name={sign} size="1.6em" />
      <span>{t(word)}</span>
    </button>
  ))
}

/** On the first screen: in Portuguese, and in each other language in turn. */
export const FirstDoors = () => {
  const { t, dispatch } = useKiosk()
  return (
    <div className="doors">
      {doors.filter(({ to }) => to !== 'booking').map(({ to, word, sign, look }) => (
        <button key={to} type="button" className={look} data-door={to} onClick={() => dispatch({ do: 'go', to })}>
          <Pictogram name={sign} size="1.6em" />
          <span>
            <span>{t(word)}</span>
            <OthersInTurn word={word} />
          </span>
        </button>
      ))}
    </div>
  )
}
