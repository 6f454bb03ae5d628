import { Pictogram } from '@senha/ui'
import { useKiosk } from '../kiosk-context.ts'

/** The complaint book of Portugal's public services (Livro Amarelo, Decreto-Lei 135/99, article 38). */
const address = 'www.livroamarelo.gov.pt'

export const ComplaintBook = () => {
  const { t } = useKiosk()
  return (
    <p className="complaint">
      <Pictogram name="note" size="1.3em" />
      <span>{t('complaint.title')} <strong translate="no">{address}</strong></span>
    </p>
  )
}
