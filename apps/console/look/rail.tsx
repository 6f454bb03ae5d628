import { Product } from '@senha/ui'
import type { ReactNode } from 'react'
import { useDesk } from '../desk.tsx'
import { News } from './notices.tsx'

/** The line at the foot of every page: whose screen this is, what was just done, and what the page adds at its end. */
export const Rail = ({ children }: { children?: ReactNode }) => {
  const { centre } = useDesk()
  return (
    <footer className="rail">
      <p className="rail-product"><Product size={22} /><span className="rail-centre">{centre.name}</span></p>
      <News />
      {children}
    </footer>
  )
}
