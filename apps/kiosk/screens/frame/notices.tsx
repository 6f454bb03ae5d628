import { wordsIn } from '@senha/centre'
import type { Language } from '@senha/centre'
import { Pictogram } from '@senha/ui'
import { useLayoutEffect, useRef, useState } from 'react'
import type { ScreenState } from '../../link.ts'
import type { Step } from '../flow/flow.ts'
import { useTurn } from '../flow/use-turn.ts'
import { useKiosk } from '../kiosk-context.ts'
import { Turning } from '../parts/turning.tsx'
import { useRoom } from '../room/use-room.ts'

type Notice = NonNullable<ScreenState['notices']>[number]
/** A band of notices takes at most this share of the screen; longer ones are opened by a touch. */
const mostOfScreen = 0.13
/** A keypad is not divided into pages: above one a single notice may be written out. */
const mostAboveKeys = 0.08
const withKeys: readonly Step['at'][] = ['code', 'booking', 'pin']

/** What goes before everything else that a screen shows. */
export const emergencyOf = ({ notices }: Pick<ScreenState, 'notices'>): Notice | undefined => notices?.find(({ level }) => level === 'emergency')

/** Covers every step, in every language. */
export const Emergency = ({ notice }: { notice: Notice }) => {
  const { language, languages, flow: { settings: { letters } } } = useKiosk()
  const room = useRef<HTMLElement>(null)
  useRoom(room, letters)
  return (
    <main className="down emergency" aria-live="assertive" ref={room}>
      <Pictogram name="warning" size="2.1em" />
      <h1 lang={language}>{wordsIn(notice.texts, language)}</h1>
      <ul>{languages.filter((other) => other !== language && notice.texts[other] !== undefined).map((other) => <li key={other} lang={other}><strong>{wordsIn(notice.texts, other)}</strong></li>)}</ul>
    </main>
  )
}

/** What the centre has to say now, above every step. On the first screen, where nobody has chosen a language, in each in turn. */
export const Notices = () => {
  const { t, state, language, languages, flow: { step, settings: { letters } } } = useKiosk()
  const { notices = [] } = state
  const inTurn = step.at === 'language'
  const shown = useTurn(languages, inTurn)
  const most = withKeys.includes(step.at) ? mostAboveKeys : mostOfScreen
  // measured anew with other words, other letters or another share of the screen
  const key = `${letters} ${most} ${inTurn ? 'in turn' : language} ${notices.map(({ id, at }) => `${id} ${at}`).join()}`
  return (
    <section className="notices" aria-label={t('notice.name')} aria-live="polite">
      {notices.length > 0 && <Band key={key} notices={notices} most={most} shown={inTurn ? shown : language} inTurn={inTurn} />}
    </section>
  )
}

interface BandProps { notices: readonly Notice[]; most: number; shown: Language; inTurn: boolean }
const Band = ({ notices, most, shown, inTurn }: BandProps) => {
  const { t, language, languages, dispatch } = useKiosk()
  const band = useRef<HTMLDivElement>(null)
  const [isLong, setLong] = useState(false)
  useLayoutEffect(() => {
    const stage = band.current?.closest('.stage')
    if (band.current && stage && band.current.offsetHeight > stage.clientHeight * most) setLong(true)
  }, [most])
  const signOf = ({ level }: Notice) => (level === 'warning' ? 'warning' : 'info')
  return (
    <>
      <div className={isLong || inTurn ? 'visually-hidden' : 'band'} ref={isLong || inTurn ? undefined : band}>
        {notices.map((notice) => <p key={notice.id}><Pictogram name={signOf(notice)} size="1.3em" />{wordsIn(notice.texts, language)}</p>)}
      </div>
      {inTurn && !isLong && (
        <div className="band" ref={band} aria-hidden="true">
          {notices.map((notice) => <p key={notice.id}><Pictogram name={signOf(notice)} size="1.3em" /><Turning languages={languages} shown={shown} say={(each) => wordsIn(notice.texts, each)} /></p>)}
        </div>
      )}
      {isLong && (
        <button type="button" className="band" aria-haspopup="dialog" onClick={() => dispatch({ do: 'open', over: 'notices' })}>
          <Pictogram name={notices.some(({ level }) => level === 'warning') ? 'warning' : 'info'} size="1.3em" />
          <span>{t('notice.name')}{notices.length > 1 && <> · <span className="tabular">{notices.length}</span></>}</span>
          <Pictogram name="arrow-right" size="1em" />
        </button>
      )}
    </>
  )
}
