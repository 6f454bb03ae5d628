import { displayTexts } from '@senha/i18n/texts/display'
import { useEffect, useState } from 'react'
import type { DisplayLink } from '../link.ts'
import { FittedNumber } from './fitted-number.tsx'
import { pt } from './words.tsx'

/** The display's own name while a supervisor asks which display is which. */
export const useIdentify = (link: DisplayLink): string | undefined => {
  const [asked, setAsked] = useState<{ name: string; seconds: number }>()
  useEffect(() => link.on('display:identify', ({ deviceId, seconds }) => setAsked({ name: deviceId, seconds })), [link])
  useEffect(() => {
    if (!asked) return undefined
    const timer = setTimeout(() => setAsked(undefined), asked.seconds * 1000)
    return () => clearTimeout(timer)
  }, [asked])
  return asked?.name
}

export const Identity = ({ name }: { name: string }) => (
  <section className="identity" role="status">
    <p>{pt('identify.title')} <span className="second" lang="en">{displayTexts.in('en')('identify.title')}</span></p>
    <FittedNumber key={name} text={name} />
  </section>
)
