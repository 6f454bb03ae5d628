import { kioskTexts } from '@senha/i18n/texts/kiosk'
import { Pictogram } from '@senha/ui'
import { StepScreen } from '../frame/step-screen.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { FirstDoors } from '../parts/doors.tsx'
import { LanguageGrid } from '../parts/language-grid.tsx'
import { InTurn, OthersInTurn } from '../parts/turning.tsx'

const noPaper = ['no-paper', 'cover-open', 'cutter-error', 'offline', 'error']

/** Where everybody begins: the question in Portuguese and, in turn, in every other language. */
export const Language = () => {
  const { t, state, online, languages } = useKiosk()
  const sub = (
    <>
      {languages.includes('en') && <span className="visually-hidden" lang="en">{kioskTexts.in('en')('language.title')}</span>}
      <OthersInTurn word="language.title" />
    </>
  )
  return (
    <StepScreen name="first" sign="translate" showsSign way="none" title={t('language.title')} sub={sub}>
      <LanguageGrid />
      {noPaper.includes(state.printer) && <p className="notice"><Pictogram name="printer" size="1.5em" /><InTurn word="printer.out" /></p>}
      {!online && state.reserve && <p className="notice"><Pictogram name="wifi-slash" size="1.5em" /><InTurn word="reserve.band" /></p>}
      <FirstDoors />
    </StepScreen>
  )
}
