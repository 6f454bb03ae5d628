import type { Language } from '@senha/centre'
import type { Translate } from '@senha/i18n'
import type { kioskTexts } from '@senha/i18n/texts/kiosk'
import type { PublicCentre } from '@senha/protocol'
import { createContext, use } from 'react'
import type { ScreenLink, ScreenState } from '../link.ts'
import type { Action, Flow } from './flow/flow.ts'

export type KioskKey = Parameters<ReturnType<(typeof kioskTexts)['in']>>[0]

/** What every part of the screens may need. */
export interface KioskParts {
  readonly t: Translate<KioskKey>
  readonly language: Language
  /** Those that the centre speaks and these screens have words for. */
  readonly languages: readonly Language[]
  readonly centre: PublicCentre
  readonly state: ScreenState
  readonly flow: Flow
  /** The hub answers: what a kiosk cannot do alone is possible. */
  readonly online: boolean
  /** The last screen that was to be spoken could be heard. */
  readonly audible: boolean
  /** A barcode reader has just read what is no code of ours; and how often it did. */
  readonly misreads: number
  readonly link: ScreenLink
  readonly dispatch: (action: Action) => void
  /** Asks once more for a ticket's paper; whether it is being tried. */
  readonly printAgain: (ticketId: string) => Promise<boolean>
}

export const KioskContext = createContext<KioskParts | undefined>(undefined)

export const useKiosk = (): KioskParts => {
  const parts = use(KioskContext)
  if (!parts) throw new Error('no kiosk around this part')
  return parts
}

