import type { PictogramName } from '@senha/pictograms'
import { Pictogram } from '@senha/ui'
import { useEffect, useRef } from 'react'
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

/** One step: one question, what answers it, and the way back. The question is what a screen reader says first. */
export const StepScreen = ({ name, title, sub, sign, showsSign = false, way = 'both', children }: StepScreenProps) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <main className={`step ${name}`}>
      {way !== 'none' && <Way back={way === 'both'} />}
      <div className="question">
        <span className={showsSign ? 'tile' : 'tile in-the-room-above'}><Pictogram name={sign} size="0.62em" /></span>
        <div>
          <h1 ref={heading} tabIndex={-1}>{title}</h1>
          {sub !== undefined && <p className="sub">{sub}</p>}
        </div>
      </div>
      {children}
    </main>
  )
}
