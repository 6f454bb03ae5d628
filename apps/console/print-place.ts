import type { Device } from '@senha/protocol'
import { useRemembered } from '@senha/staff'

/** `later`: no paper now, the person takes it at a kiosk with the visit code. `auto`: nobody chose yet on this machine. */
const anyPlace = (value: string): value is string => value.length <= 64

/** Where this desk prints: what was chosen here; before a choice the only connected station, else later at the kiosk. */
export const placeOf = (chosen: string, devices: readonly Device[]): Device | undefined => {
  if (chosen !== 'auto') return devices.find((device) => device.id === chosen)
  const connected = devices.filter((device) => device.connected)
  return connected.length === 1 ? connected[0] : undefined
}

export const usePrintPlace = (devices: readonly Device[]): { place: Device | undefined; choose: (id: string) => void } => {
  const [chosen, choose] = useRemembered('console.print-at', anyPlace, 'auto')
  return { place: placeOf(chosen, devices), choose }
}
