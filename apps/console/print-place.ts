import type { Device } from '@senha/protocol'
import { useRemembered } from '@senha/staff'
import { useState } from 'react'

/** `later`: no paper now, the person takes it at a kiosk with the visit code. `auto`: nobody chose yet on this machine. */
const anyPlace = (value: string): value is string => value.length <= 64

/** Where this desk prints: what was chosen here; before a choice the only connected station, else later at the kiosk. */
export const placeOf = (chosen: string, devices: readonly Device[]): Device | undefined => {
  if (chosen !== 'auto') return devices.find((device) => device.id === chosen)
  const connected = devices.filter((device) => device.connected)
  return connected.length === 1 ? connected[0] : undefined
}

export interface PrintPlace { readonly place: Device | undefined; readonly choose: (id: string) => void }

/** Each kind of paper has a place of its own: where a referral prints says nothing of where a new ticket does. */
export const usePrintPlace = (of: 'referral' | 'ticket', devices: readonly Device[]): PrintPlace => {
  const [chosen, choose] = useRemembered(`console.print-at.${of}`, anyPlace, 'auto')
  return { place: placeOf(chosen, devices), choose }
}

/** Of one paper alone, such as a copy: it begins where another kind prints, and what is chosen is forgotten with the dialog. */
export const useOnePrintPlace = (beginsAt: PrintPlace, devices: readonly Device[]): PrintPlace => {
  const [chosen, choose] = useState(beginsAt.place?.id ?? 'auto')
  return { place: placeOf(chosen, devices), choose }
}
