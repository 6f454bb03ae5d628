import { Pictogram } from '@senha/ui'
import type { Arrow } from '../address.ts'

/** Which way to go. Another floor is stairs and an arrow. */
export const Direction = ({ arrow }: { arrow: Arrow }) => {
  switch (arrow) {
    case 'right': return <span className="direction"><Pictogram name="arrow-right" /></span>
    case 'left': return <span className="direction"><Pictogram name="arrow-left" /></span>
    case 'straight': return <span className="direction"><Pictogram name="arrow-up" /></span>
    case 'up': return <span className="direction"><Pictogram name="stairs" /><Pictogram name="arrow-up" /></span>
    case 'down': return <span className="direction"><Pictogram name="stairs" /><Pictogram name="arrow-down" /></span>
    case 'none': return null
    default: return arrow satisfies never
  }
}
