import { useLayoutEffect, useRef } from 'react'

/** Noto Sans's own narrowest width, percent. */
const narrowest = 62.5
/** Thinner strokes win some width without losing height. */
const thinner = 650

/** Keeps the number's height and narrows its letters until it fits, then its strokes; only what is still too wide is made smaller. */
const fit = (number: HTMLElement): void => {
  const room = number.parentElement?.clientWidth ?? 0
  const widthAt = (stretch: number): number => {
    number.style.fontStretch = `${stretch}%`
    return number.getBoundingClientRect().width
  }
  Object.assign(number.style, { fontSize: '', fontWeight: '' })
  const wide = widthAt(100)
  if (room === 0 || wide <= room) return
  const narrow = widthAt(narrowest)
  if (narrow > room) {
    number.style.fontWeight = `${thinner}`
    const thin = widthAt(narrowest)
    if (thin > room) number.style.fontSize = `${(Number.parseFloat(getComputedStyle(number).fontSize) * room) / thin}px`
    return
  }
  // widths are nearly linear between the two; a step down at a time mends the rest
  let stretch = narrowest + ((100 - narrowest) * (room - narrow)) / (wide - narrow)
  while (stretch > narrowest && widthAt(stretch) > room) stretch = Math.max(narrowest, stretch - 1)
}

/** Noto Sans hangs its J a fifth below the line, into the words under it: here it stands on the line as the others do. */
const signs = (text: string) => text.split(/(J)/).filter(Boolean).map((part, index) => (part === 'J' ? <span key={index} className="standing-j">J</span> : part))

/** A ticket's number as large as its block lets it be; a new number is a new element (its `key`). */
export const FittedNumber = ({ text }: { text: string }) => {
  const number = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const element = number.current
    const block = element?.parentElement
    if (!element || !block) return undefined
    const refit = (): void => fit(element)
    refit()
    const watch = new ResizeObserver(refit)
    watch.observe(block)
    document.fonts.addEventListener('loadingdone', refit)
    return () => {
      watch.disconnect()
      document.fonts.removeEventListener('loadingdone', refit)
    }
  }, [])
  return <div className="number"><span ref={number} data-number>{signs(text)}</span></div>
}
