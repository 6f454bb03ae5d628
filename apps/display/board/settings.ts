import type { PublicCentre } from '@senha/protocol'
import type { Arrow, DisplayAddress } from '../address.ts'

export interface DisplaySettings {
  layout: PublicCentre['displays'][number]['layout']
  zone?: string
  arrow?: Arrow
  /** False: another display beside it speaks and chimes. */
  voice: boolean
  mediaSeconds: number
}

/** What this display shows: as the centre's configuration has it under the display's name; what its address says goes first. */
export const settingsOf = (displays: PublicCentre['displays'], { id, zone, arrow }: Pick<DisplayAddress, 'id' | 'zone' | 'arrow'>): DisplaySettings => {
  const own = displays.find((display) => display.id === id)
  return {
    layout: own?.layout ?? 'calls-and-queues', voice: own?.voice ?? true, mediaSeconds: own?.mediaSeconds ?? 12,
    zone: zone ?? own?.zone, arrow: arrow ?? own?.arrow,
  }
}
