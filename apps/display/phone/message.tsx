import type { PictogramName } from '@senha/pictograms'
import { Pictogram } from '@senha/ui'
import type { ReactNode } from 'react'

/** One thing that the whole page says. */
export const Message = ({ sign, title, children }: { sign: PictogramName; title: string; children?: ReactNode }) => (
  <section className="message"><span className="tile"><Pictogram name={sign} /></span><h1>{title}</h1>{children}</section>
)
