import { Pictogram } from '@senha/ui'

/** Quiet word on a lost connection; the last truth stays below it. Stands in a live region of the page. */
export const LinkBanner = ({ title, text }: { title: string; text: string }) => (
  <div className="link-banner">
    <Pictogram name="wifi-slash" size={22} />
    <p><strong>{title}</strong> {text}</p>
  </div>
)
