import type { Centre } from '@senha/centre'
import type { Device } from '@senha/protocol'
import { deviceMismatches, staffMismatches } from './mismatches.ts'
import type { Mismatch } from './mismatches.ts'
import type { People } from './store/people.ts'

/** Users and devices that do not fit the configuration, as far as is known now. */
export interface Strays {
  readonly among: (devices: readonly Pick<Device, 'id' | 'kind'>[]) => readonly Mismatch[]
  /** Reads the users anew: another process adds them while the hub runs. */
  readonly look: () => void
}

/** In a demo no device is ever paired, so none is missed. */
export const createStrays = (centre: Centre, people: Pick<People, 'allStaff'>, demo: boolean): Strays => {
  let staff = staffMismatches(centre, people.allStaff())
  return {
    among: (devices) => [...staff, ...(demo ? [] : deviceMismatches(centre, devices))],
    look: () => {
      staff = staffMismatches(centre, people.allStaff())
    },
  }
}
