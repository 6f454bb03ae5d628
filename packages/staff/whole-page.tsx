import { Pictogram } from '@senha/ui'
import type { PictogramName } from '@senha/pictograms'
import type { ReactNode } from 'react'

/** A page that says one thing: being connected, to be updated, out of reach. */
export const WholePage = ({ pictogram, title, children }: { pictogram: PictogramName; title: string; children?: ReactNode }) => (
  <main className="whole-page">
    <div className="whole-page-card" aria-live="polite">
      <span className="whole-page-sign"><Pictogram name={pictogram} size={40} /></span>
      <h1>{title}</h1>
      {children}
    </div>
  </main>
)
