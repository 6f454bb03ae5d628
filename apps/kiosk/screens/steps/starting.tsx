import type { Language } from '@senha/centre'
import { kioskTexts } from '@senha/i18n/texts/kiosk'
import { Pictogram, productSign } from '@senha/ui'

/** The first moment, before the agent has said what centre this is. */
export const Starting = ({ languages }: { languages: readonly Language[] }) => (
  <main className="starting" aria-live="polite">
    <Pictogram name={productSign} size="2.6em" />
    <ul>{languages.map((language) => <li key={language} lang={language}>{kioskTexts.in(language)('loading.title')}</li>)}</ul>
  </main>
)
