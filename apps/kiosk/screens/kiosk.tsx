import type { Language } from '@senha/centre'
import { localDate } from '@senha/domain'
import { kioskTexts } from '@senha/i18n/texts/kiosk'
import { useSnapshot, useStatus } from '@senha/ui'
import { useEffect, useMemo, useReducer, useRef } from 'react'
import { v4 as uuid } from 'uuid'
import type { screenFacts, ScreenLink, ScreenState } from '../link.ts'
import { screenTimings } from '../timings.ts'
import { countLanguage } from './flow/day-languages.ts'
import { isPristine, pristine, typedSoFar, walk } from './flow/flow.ts'
import { useArrows } from './flow/use-arrows.ts'
import { useForAWhile } from './flow/use-for-a-while.ts'
import { useLasting } from './flow/use-lasting.ts'
import { useReader } from './flow/use-reader.ts'
import { useRequests } from './flow/use-requests.ts'
import { useReturn } from './flow/use-return.ts'
import { Frame } from './frame/frame.tsx'
import { emergencyOf } from './frame/notices.tsx'
import { HelpDialog } from './frame/help-dialog.tsx'
import { IdleDialog } from './frame/idle-dialog.tsx'
import { NoticesDialog } from './frame/notices-dialog.tsx'
import { PrivacyDialog } from './frame/privacy-dialog.tsx'
import { LanguageDialog } from './frame/language-dialog.tsx'
import { KioskContext } from './kiosk-context.ts'
import type { KioskParts } from './kiosk-context.ts'
import { useHeadphones } from './speech/use-headphones.ts'
import { useSpeech } from './speech/use-speech.ts'
import { Closed } from './steps/closed.tsx'
import { Current } from './steps/current.tsx'
import { Down } from './steps/down.tsx'
import { Starting } from './steps/starting.tsx'

/** Languages of the centre that these screens have words for; all of the screens' own until the centre is known. */
const languagesOf = (state: ScreenState | undefined): Language[] => {
  const spoken = state?.centre?.languages.filter((language) => kioskTexts.speaks(language)) ?? []
  return spoken.length > 0 ? spoken : [...kioskTexts.languages]
}

/** The whole kiosk: what the agent tells, where the visitor is, and the one screen that follows from both. */
export const Kiosk = ({ link }: { link: ScreenLink }) => {
  const agent = useStatus(link)
  const state = useSnapshot<typeof screenFacts, 'screen:state'>(link, 'screen:state')
  const [flow, dispatch] = useReducer(walk, pristine)
  const { step, language, settings } = flow
  const isLive = agent.is === 'live' && state?.hub === 'live'
  const fault = agent.is === 'live' ? (state?.refusal ?? state?.hub ?? 'agent') : 'agent'
  const refusedName = agent.is === 'refused' ? agent.why.name : state?.refusedName
  // with a reserve the kiosk goes on alone
  const canGiveTickets = isLive || (agent.is === 'live' && state?.reserve === true)
  const isLost = useLasting(!isLive, screenTimings.quietLossMs)
  const isDown = isLost && !canGiveTickets

  const timeZone = state?.centre?.timeZone
  const today = state && timeZone !== undefined ? localDate(Date.parse(state.at), timeZone) : undefined
  const emergency = state && emergencyOf(state)
  useArrows()
  useHeadphones((on) => dispatch({ do: 'listen', on }))
  const audible = useSpeech(flow, JSON.stringify([step.at, 'problem' in step && step.problem, isDown, state?.open, emergency?.id]), dispatch)
  useRequests(link, step, dispatch)
  // whoever still stands there sees what became of it: the hub may have done it and only the answer was lost
  useReturn(isLive, () => {
    if ((step.at === 'looking' || step.at === 'finding' || step.at === 'checking-in') && step.problem === 'unavailable') dispatch({ do: 'again' })
  })
  useReturn(state?.open === true, () => dispatch({ do: 'opened' }))
  const misread = useForAWhile(screenTimings.misreadMs)
  const bursts = useRef({ typedBefore: '' })
  useReader({
    typing: step.at === 'pin' ? 'pin' : 'typed' in step ? 'code' : 'nothing',
    began: () => { bursts.current.typedBefore = typedSoFar(step) },
    read: (read) => {
      // a reader's digits are nobody's PIN
      if (step.at === 'pin') return misread.begin()
      misread.end()
      dispatch({ do: 'misread', typed: bursts.current.typedBefore })
      if (state?.open && canGiveTickets) dispatch({ do: 'scanned', ...read, commandId: uuid() })
    },
    misread: () => {
      dispatch({ do: 'misread', typed: bursts.current.typedBefore })
      misread.begin()
    },
  })
  useEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dataset.letters = settings.letters
    document.documentElement.dataset.contrast = settings.contrast ? 'high' : 'usual'
    document.documentElement.dataset.lower = settings.lower ? 'yes' : 'no'
  }, [language, settings])

  useEffect(() => {
    const ticket = step.at === 'ticket' ? step.tickets[0] : undefined
    if (ticket?.stage === 1 && today !== undefined) countLanguage(localStorage, today, ticket.language)
  }, [step, today])

  const languages = useMemo(() => languagesOf(state), [state])
  const centre = state?.centre
  const parts = useMemo((): KioskParts | undefined => state && centre && {
    t: kioskTexts.in(language), language, languages, centre, state, flow, dispatch, link, online: !isLost, audible, misreads: misread.times,
    printAgain: async (ticketId) => (await link.send('paper:again', { ticketId })).ok,
  }, [state, centre, language, languages, flow, link, isLost, audible, misread.times])

  const down = <Down languages={languages} language={language} code={fault} refusedName={refusedName} letters={settings.letters} />
  if (!parts) return isDown ? down : <Starting languages={languages} />
  // a number once given stands, whatever happens behind it
  const holds = step.at === 'ticket'
  // at night nobody needs to hear that the hub is away too
  const isClosed = agent.is === 'live' && !parts.state.open
  const instead = !holds && ((isClosed && <Closed />) || (isDown && down))
  // nobody is told to touch a screen where nothing can be touched
  const isMisread = misread.is && !instead && !emergency
  return (
    <KioskContext value={parts}>
      <Frame isMisread={isMisread}>{instead || <Current />}</Frame>
      {/* nothing lies over an emergency */}
      {!emergency && (
        <>
          {flow.over === 'help' && <HelpDialog />}
          {flow.over === 'notices' && <NoticesDialog />}
          {flow.over === 'privacy' && <PrivacyDialog />}
          {flow.over === 'language' && <LanguageDialog />}
          {!holds && !isPristine(flow) && <IdleDialog />}
        </>
      )}
    </KioskContext>
  )
}
