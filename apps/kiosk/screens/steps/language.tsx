import { kioskTexts } from '@senha/i18n/texts/kiosk'
import { Pictogram } from '@senha/ui'
import { StepScreen } from '../frame/step-screen.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { Doors } from '../parts/doors.tsx'
import { LanguageGrid } from '../parts/language-grid.tsx'

const noPaper = ['no-paper', 'cover-open', 'cutter-error', 'offline', 'error']

/** Where everybody begins. */
export const Language = () => {
  const { t, state, online } = useKiosk()
  return (
    <StepScreen name="first" sign="translate" showsSign way="none" title={t('language.title')} sub={<span lang="en">{kioskTexts.in('en')('language.title')}</span>}>
      <LanguageGrid />
      {noPaper.includes(state.printer) && <p className="notice"><Pictogram name="printer" size="1.5em" />{t('printer.out')}</p>}
      {!online && state.reserve && <p className="notice"><Pictogram name="wifi-slash" size="1.5em" />{t('reserve.band')}</p>}
      <Doors />
    </StepScreen>
  )
}
