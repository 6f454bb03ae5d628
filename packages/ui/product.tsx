import type { PictogramName } from '@senha/pictograms'
import { Pictogram } from './pictogram.tsx'

/** The product's name: a proper name, the same in every language. */
export const productName = 'Senha'

/** The product's one sign: a paper ticket, which is what the name means. */
export const productSign: PictogramName = 'ticket'

/** The sign with the name: on every screen that says whose it is. */
export const Product = ({ size = 22 }: { size?: number | string }) => (
  <span className="product" translate="no"><Pictogram name={productSign} size={size} />{productName}</span>
)
