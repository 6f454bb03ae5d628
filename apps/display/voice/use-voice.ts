import { formatTime } from '@senha/i18n'
import type { PublicCentre } from '@senha/protocol'
import { wallClock } from '@senha/ui'
import { useEffect, useRef } from 'react'
import type { Turn } from '../board/calls.ts'
import { isQuiet } from './phrases.ts'
import type { Speaker } from './speaker.ts'

/** Whether a call is said as well as shown: not the oldest of too many, not in quiet hours. */
export const isSaid = (turn: Pick<Turn, 'announced' | 'behind'>, { voice, timeZone }: Pick<PublicCentre, 'voice' | 'timeZone'>, hubTime: Date): boolean =>
  turn.announced && turn.behind < voice.waitingCalls && !isQuiet(voice.quiet, formatTime(hubTime, timeZone))

/** Says each call as it comes on, unless this display is `mute`. `aheadMs`: how far the hub's clock is before this device's. */
export const useVoice = (speaker: Speaker, turn: Turn | null, centre: PublicCentre | undefined, aheadMs: number, mute: boolean): void => {
  const heard = useRef('')
  useEffect(() => {
    if (!turn?.announced || !centre) return
    const key = `${turn.call.seq} ${turn.repeat}`
    if (heard.current === key) return
    heard.current = key
    if (!mute && isSaid(turn, centre, new Date(wallClock() + aheadMs))) speaker.say(turn.call, centre.voice)
  }, [speaker, turn, centre, aheadMs, mute])
}
