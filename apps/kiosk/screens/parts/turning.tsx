import type { Language } from '@senha/centre'
import { kioskTexts } from '@senha/i18n/texts/kiosk'
import { useOthersInTurn, useTurn } from '../flow/use-turn.ts'
import { useKiosk } from '../kiosk-context.ts'
import type { KioskKey } from '../kiosk-context.ts'

/** Words of which one language is seen at a time, in the room that the longest of them takes: nothing moves when they change. */
export const Turning = ({ languages, shown, say }: { languages: readonly Language[]; shown: Language; say: (language: Language) => string }) => (
  <span className="turning">
    {languages.map((language) => <span key={language} lang={language} className={language === shown ? 'is-shown' : undefined}>{say(language)}</span>)}
  </span>
)

/** A sentence of the first screen: seen in every language in turn, heard once. */
export const InTurn = ({ word }: { word: KioskKey }) => {
  const { t, languages } = useKiosk()
  const shown = useTurn(languages, true)
  return (
    <span>
      <span className="visually-hidden">{t(word)}</span>
      <span aria-hidden="true"><Turning languages={languages} shown={shown} say={(each) => kioskTexts.in(each)(word)} /></span>
    </span>
  )
}

/** Under the Portuguese words, the same in every other language in turn, seen alone. */
export const OthersInTurn = ({ word }: { word: KioskKey }) => {
  const { others, shown } = useOthersInTurn()
  return <span aria-hidden="true"><Turning languages={others} shown={shown} say={(each) => kioskTexts.in(each)(word)} /></span>
}
