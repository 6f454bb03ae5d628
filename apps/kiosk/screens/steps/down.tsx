import type { Language } from '@senha/centre'
import { doorTexts } from '@senha/i18n/texts/door'
import { kioskTexts } from '@senha/i18n/texts/kiosk'
import { Pictogram } from '@senha/ui'
import { useRef } from 'react'
import type { Letters } from '../flow/flow.ts'
import { useRoom } from '../room/use-room.ts'

/** No tickets now: said in every language, since perhaps nobody has chosen one. It goes away by itself. */
export const Down = ({ languages, language, code, refusedName, letters }: { languages: readonly Language[]; language: Language; code: string; refusedName: string | undefined; letters: Letters }) => {
  const t = kioskTexts.in(language)
  const refused = doorTexts.in('pt')('name.title')
  const room = useRef<HTMLElement>(null)
  useRoom(room, letters)
  return (
    <main className="down" aria-live="polite" ref={room}>
      <Pictogram name={refusedName === undefined ? 'wifi-slash' : 'warning-circle'} size="2.1em" />
      <h1 lang={language}>{t('down.title')}</h1>
      <p lang={language}>{t('down.ask')} {t('down.again')}</p>
      <ul>
        {languages.filter((other) => other !== language).map((other) => (
          <li key={other} lang={other}><strong>{kioskTexts.in(other)('down.title')}.</strong> {kioskTexts.in(other)('down.ask')}</li>
        ))}
      </ul>
      {refusedName !== undefined && <p lang={language}>{doorTexts.in(language)('name.title')}.</p>}
      <small lang="pt">{kioskTexts.in('pt')('down.staff', { code: refusedName === undefined ? code : `${refused} (${refusedName})` })}</small>
    </main>
  )
}
