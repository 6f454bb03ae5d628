import type { PictogramName } from '@senha/pictograms'
import { Pictogram } from '@senha/ui'
import { useEffect, useRef } from 'react'

/** A second or less between a tap and its answer: said in words, never a spinner alone. */
export const Waiting = ({ title, sign }: { title: string; sign: PictogramName }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <main className="step waiting">
      <span className="tile"><Pictogram name={sign} size="0.62em" /></span>
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
      <span className="dots" aria-hidden="true"><i /><i /><i /></span>
    </main>
  )
}
