import type { Language } from '@senha/centre'
import { kioskTexts } from '@senha/i18n/texts/kiosk'
import { Pictogram } from '@senha/ui'

/** No tickets now: said in every language, since nobody has chosen one. It goes away by itself. */
export const Down = ({ languages, language, code }: { languages: readonly Language[]; language: Language; code: string }) => (
  <main className="down" aria-live="polite">
    <Pictogram name="wifi-slash" size="2.4em" />
    <ul>
      {[language, ...languages.filter((other) => other !== language)].map((spoken) => {
        const t = kioskTexts.in(spoken)
        return (
          <li key={spoken} lang={spoken}>
            <strong>{t('down.title')}</strong>
            <span>{t('down.ask')} {t('down.again')}</span>
          </li>
        )
      })}
    </ul>
    <small lang="pt">{kioskTexts.in('pt')('down.staff', { code })}</small>
  </main>
)
