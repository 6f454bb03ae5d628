import type { PictogramName } from '@senha/pictograms'
import { Pictogram } from '@senha/ui'
import { useEffect, useRef } from 'react'
import { useKiosk } from '../kiosk-context.ts'
import { useRoom } from '../room/use-room.ts'

/** A second or less between a tap and its answer: said in words, never a spinner alone. */
export const Waiting = ({ title, sign }: { title: string; sign: PictogramName }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  const room = useRef<HTMLElement>(null)
  const { flow: { settings: { letters } } } = useKiosk()
  useEffect(() => heading.current?.focus(), [])
  useRoom(room, letters)
  return (
    <main className="step waiting" ref={room}>
      <span className="tile"><Pictogram name={sign} size="0.62em" /></span>
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
      <span className="dots" aria-hidden="true"><i /><i /><i /></span>
    </main>
  )
}
