import { Pictogram } from '@senha/ui'
import { useKiosk } from '../kiosk-context.ts'

/** A number is not broken between two lines. */
const whole = (phone: string): string => phone.replaceAll(' ', '\u00a0')

/** The telephone interpreting line, as the centre's configuration names it: first the number that every phone reaches. */
export const InterpretingLine = () => {
  const { t, centre: { interpretingLine: { name, phone, landline } } } = useKiosk()
  return (
    <p className="line">
      <Pictogram name="phone" size="1.9em" />
      <span>
        <span>{t('information.line')}</span> <span aria-hidden="true">·</span> <span lang="pt">{name}</span>
        <strong className="tabular">{whole(phone)}</strong>
        {landline !== undefined && <span className="tabular">{t('information.landline', { phone: whole(landline) })}</span>}
      </span>
    </p>
  )
}
