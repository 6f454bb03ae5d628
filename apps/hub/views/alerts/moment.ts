import type { Alert, AlertCode, Device, StaffUser } from '@senha/protocol'
import type { Mismatch } from '../../mismatches.ts'
import type { ClockState } from '../../hub-clock.ts'
import type { House } from '../house.ts'
import type { HubHealth } from './hub.ts'

/** Whatever the monitor's alerts are read from. */
export interface Moment {
  readonly house: House
  /** Whether the doors are open: kiosks give tickets. */
  readonly open: boolean
  /** Whether the centre's hours count: not in a demo. */
  readonly byHours: boolean
  readonly devices: readonly Device[]
  /** Staff whose consoles are connected. */
  readonly present: readonly StaffUser[]
  /** Users and devices that do not fit the configuration. */
  readonly strays: readonly Mismatch[]
  readonly health: HubHealth
  readonly clock: ClockState
}

/** Something that needs somebody; without `at` (ms) it is counted from when it was first seen. */
export interface Found extends Omit<Alert, 'at' | 'level' | 'code'> { readonly code: AlertCode; readonly at?: number | undefined }

export const minutes = (count: number): number => count * 60_000
