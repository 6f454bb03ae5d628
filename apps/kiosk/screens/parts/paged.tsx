import { Pictogram } from '@senha/ui'
import { Children, isValidElement, use, useRef, useState } from 'react'
import { useKiosk } from '../kiosk-context.ts'
import { PagesContext } from '../room/use-room.ts'

/** Tells whoever reads aloud that another page of a list stands there. */
export const pageTurned = 'page-turned'

/**
 * What never scrolls: each child has its place on a page of the room that is there, as it was measured with every bar
 * around it; where they are several, a button turns them. One list a screen.
 */
export const Paged = ({ name, list = false, children }: { name: string; /** Things of one kind; else sentences and parts. */ list?: boolean; children: React.ReactNode }) => {
  const { t } = useKiosk()
  const pages = use(PagesContext)
  const [turned, setTurned] = useState(0)
  const sheet = useRef<HTMLDivElement>(null)
  const items = Children.toArray(children)
  const count = Math.max(1, pages.length)
  const page = turned % count
  const shown = pages[page]
  const isLast = page === count - 1
  const turn = (): void => {
    setTurned((page + 1) % count)
    requestAnimationFrame(() => {
      sheet.current?.focus()
      window.dispatchEvent(new Event(pageTurned))
    })
  }
  return (
    <div className={`paged ${name}`}>
      <div className="sheet" ref={sheet} tabIndex={-1} role={list ? 'list' : 'group'} aria-label={count > 1 ? t('nav.page', { page: page + 1, pages: count }) : undefined}>
        {items.map((item, index) => (
          <div key={isValidElement(item) ? (item.key ?? index) : index} className="leaf" role={list ? 'listitem' : undefined} hidden={count > 1 && shown !== undefined && !shown.includes(index)}>{item}</div>
        ))}
      </div>
      <button type="button" className="pager" hidden={count === 1} onClick={turn}>
        {/* both words lie in one place: a button of another height would change the pages, and those the button */}
        <span className="turning">
          {(['nav.more', 'nav.first'] as const).map((word) => {
            const isNow = (word === 'nav.first') === isLast
            return <span key={word} className={isNow ? 'is-shown' : undefined} aria-hidden={!isNow}>{t(word)}</span>
          })}
        </span>
        <small className="tabular">{t('nav.page', { page: page + 1, pages: count })}</small>
        <Pictogram name={isLast ? 'arrow-u-down-left' : 'arrow-right'} size="1.1em" />
      </button>
    </div>
  )
}

/** A long text, sentence by sentence: each has its own place. */
export const sentencesOf = (text: string): React.ReactNode[] => text.split(/(?<=[.!?])\s+/).map((sentence, index) => <p key={index} className="sentence">{sentence}</p>)
