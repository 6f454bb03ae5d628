import type { Centre } from '@senha/centre'

const asks = {
  controller: 'the privacy notice names nobody who answers for the data',
  contact: 'the privacy notice names no address for questions about the data',
  authority: 'the privacy notice does not say where people can complain',
} as const
/** A name that leads nowhere by design (RFC 2606): a reference centre's. */
const isExample = (text: string): boolean => /\.example\b/.test(text)

/** What the privacy notice lacks by law (GDPR, article 13), and what in it is still an example. */
export const privacyLines = ({ privacy }: Pick<Centre, 'privacy'>): string[] =>
  (['controller', 'contact', 'authority'] as const).flatMap((field) => {
    const given = privacy?.[field]
    if (given === undefined) return `privacy.${field} is not set: ${asks[field]}`
    return isExample(given) ? `privacy.${field} is "${given}", an example: put your own in its place` : []
  })
