import { useKiosk } from '../kiosk-context.ts'
import { Qr } from './qr.tsx'

/** The complaint book of Portugal's public services (Livro Amarelo, Decreto-Lei 135/99, article 38). */
const address = 'www.livroamarelo.gov.pt'

/** To read and type, or to hold a phone to. */
export const ComplaintBook = () => {
  const { t } = useKiosk()
  return (
    <p className="complaint">
      <Qr content={`https://${address}`} />
      <span>{t('complaint.title')} <strong translate="no">{address}</strong></span>
    </p>
  )
}
