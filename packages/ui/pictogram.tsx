import { paths } from '@senha/pictograms'
import type { PictogramName } from '@senha/pictograms'

/** A sign in the colour of the text around it. Decorative: the words beside it say the same. `size` in CSS units. */
export const Pictogram = ({ name, size = '1em' }: { name: PictogramName; size?: string | number }) => (
  <svg viewBox="0 0 256 256" width={size} height={size} fill="currentColor" aria-hidden="true" focusable="false" style={{ flex: 'none', display: 'block' }}>
    <path d={paths[name]} />
  </svg>
)
