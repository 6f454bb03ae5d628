import { wordsIn } from '@senha/centre'
import type { Zone } from '@senha/centre'
import type { PictogramName } from '@senha/pictograms'
import { Pictogram } from '@senha/ui'
import { useKiosk } from '../kiosk-context.ts'

/** Another floor is stairs and an arrow, as on paper and displays. */
const arrows: Record<Zone['direction'], readonly PictogramName[]> = { right: ['arrow-right'], left: ['arrow-left'], straight: ['arrow-up'], up: ['stairs', 'arrow-up'], down: ['stairs', 'arrow-down'] }
const words = { right: 'place.right', left: 'place.left', straight: 'place.straight', up: 'place.up', down: 'place.down' } as const

export const usePlace = (serviceId: string): { zone: string; floor: string; direction: string; signs: readonly PictogramName[] } | undefined => {
  const { t, centre, language } = useKiosk()
  const service = centre.services.find(({ id }) => id === serviceId)
  const zone = centre.zones.find(({ id }) => id === service?.zone)
  return zone && { zone: wordsIn(zone.name, language), floor: t('place.floor', { floor: zone.floor }), direction: t(words[zone.direction]), signs: arrows[zone.direction] }
}

/** Where a service is, on one line, with its first sign: an arrow, or stairs to the floor that is named. */
export const Place = ({ serviceId }: { serviceId: string }) => {
  const place = usePlace(serviceId)
  return place && (
    <span className="place">
      {place.signs.slice(0, 1).map((sign) => <Pictogram key={sign} name={sign} size="0.95em" />)}
      <span>{place.zone} · {place.floor}</span>
    </span>
  )
}
