import type { MonitorState, PublicCentre } from '@senha/protocol'
import { Button, clockTimes } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { Refusal } from './commands/refusal.tsx'
import { useAsking } from './commands/use-asking.ts'
import type { MonitorLink } from './link.ts'
import type { MonitorWords } from './words.ts'

interface ClockBandProps { state: MonitorState; link: MonitorLink; centre: PublicCentre; words: MonitorWords; now: Date }

/** The server's clock is in doubt: what it shows, what the centre goes by, and a supervisor's answer. */
export const ClockBand = ({ state, link, centre, words, now }: ClockBandProps) => {
  const asking = useAsking()
  const { clock } = state
  const times = clock && clockTimes(clock, now, centre.timeZone, words.language)
  return (
    <div aria-live="polite">
      {clock && times && (
        <div className="standing is-warning">
          <Pictogram name="clock" size={26} />
          <p className="notice-text"><strong>{words.t(`clock.${clock.is}.title`, times)}</strong> {words.t(`clock.${clock.is}.text`, times)}</p>
          {state.commands && clock.is !== 'behind' && (
            <Button
              appearance="outline" variant="neutral" busy={asking.busy}
              onPress={() => void asking.ask(() => link.send('clock:accept', { aheadSeconds: clock.aheadSeconds }))}
            >
              {words.t(clock.is === 'held' ? 'clock.accept' : 'clock.confirm')}
            </Button>
          )}
        </div>
      )}
      <Refusal asking={asking} words={words} />
    </div>
  )
}
