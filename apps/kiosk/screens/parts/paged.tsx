import { Pictogram } from '@senha/ui'
import { useState } from 'react'
import type { CSSProperties } from 'react'
import { useKiosk } from '../kiosk-context.ts'

type GridStyle = CSSProperties & { '--columns': number; '--rows': number }

interface PagedProps<T> {
  readonly items: readonly T[]
  /** Cells that have room at once, the one that turns the page included. */
  readonly cells: number
  readonly columns?: number
  readonly name: string
  readonly renderItem: (item: T) => React.ReactNode
}

/** A list that never scrolls: where not all has room, one more tile turns the page. */
export const Paged = <T extends { readonly id: string }>({ items, cells, columns = 2, name, renderItem }: PagedProps<T>) => {
  const { t } = useKiosk()
  const [turned, setTurned] = useState(0)
  const size = items.length > cells ? cells - 1 : items.length
  const pages = Math.max(1, Math.ceil(items.length / Math.max(1, size)))
  const page = turned % pages
  const style: GridStyle = { '--columns': columns, '--rows': Math.ceil(Math.min(items.length, cells) / columns) }
  return (
    <ul className={`paged ${name}`} style={style}>
      {items.slice(page * size, (page + 1) * size).map((item) => <li key={item.id}>{renderItem(item)}</li>)}
      {pages > 1 && (
        <li className="more">
          <button type="button" className="choice" onClick={() => setTurned(page + 1)}>
            <span className="tile"><Pictogram name="arrow-right" size="0.62em" /></span>
            <span>{t('nav.more')}<small className="tabular">{t('nav.page', { page: page + 1, pages })}</small></span>
          </button>
        </li>
      )}
    </ul>
  )
}
