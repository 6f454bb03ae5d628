import { Pictogram } from './pictogram.tsx'

/** The product's name: a proper name, the same in every language. */
export const productName = 'Senha'

/** The product's one sign, with its name: on every screen that says whose it is. */
export const Product = ({ size = 22 }: { size?: number }) => (
  <span className="product" translate="no"><Pictogram name="ticket" size={size} />{productName}</span>
)
