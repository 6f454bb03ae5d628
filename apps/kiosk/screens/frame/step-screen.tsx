import type { PictogramName } from '@senha/pictograms'
import { Pictogram } from '@senha/ui'
import { useEffect, useRef } from 'react'
import { useKiosk } from '../kiosk-context.ts'
import { PagesContext, useRoom } from '../room/use-room.ts'
import { Way } from './way.tsx'

interface StepScreenProps {
  readonly name: string
  readonly title: React.ReactNode
  readonly sub?: React.ReactNode
  readonly sign: PictogramName
  /** Otherwise the sign stands only where lowered controls leave room above. */
  readonly showsSign?: boolean
  /** `none`: the first screen has no way back and says the languages itself. */
  readonly way?: 'both' | 'language' | 'none'
  readonly children: React.ReactNode
}

/** One step: one question, what answers it, and the way back. The question is what is heard first, and the way back last, wherever it stands. */
export const StepScreen = ({ name, title, sub, sign, showsSign = false, way = 'both', children }: StepScreenProps) => {
  const { flow: { settings: { letters } } } = useKiosk()
  const heading = useRef<HTMLHeadingElement>(null)
  const room = useRef<HTMLElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const pages = useRoom(room, letters)
  return (
    <main className={`step ${name}`} ref={room}>
      <div className="question">
        <span className={showsSign ? 'tile' : 'tile in-the-room-above'}><Pictogram name={sign} size="0.62em" /></span>
        <div>
          <h1 ref={heading} tabIndex={-1}>{title}</h1>
          {sub !== undefined && <p className="sub">{sub}</p>}
        </div>
      </div>
      <PagesContext value={pages}>{children}</PagesContext>
      {way !== 'none' && <Way back={way === 'both'} />}
    </main>
  )
}
