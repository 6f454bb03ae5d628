import { Pictogram } from '@senha/ui'
import { useKiosk } from '../kiosk-context.ts'

/** The telephone interpreting line, as the centre's configuration names it. */
export const InterpretingLine = () => {
  const { t, centre: { interpretingLine: { name, phone } } } = useKiosk()
  return (
    <p className="line">
      <Pictogram name="phone" size="1.9em" />
      <span>
        <span>{t('information.line')}</span> <span aria-hidden="true">·</span> <span lang="pt">{name}</span>
        <strong className="tabular">{phone}</strong>
      </span>
    </p>
  )
}
