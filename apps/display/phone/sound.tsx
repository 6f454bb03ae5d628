import { Pictogram } from '@senha/ui'
import { useState } from 'react'
import type { Alarm } from './alarm.ts'
import type { Say } from './words.tsx'

/** Turns the sound on and off at the touch; what the phone then does not allow is said after it. */
export const Sound = ({ say, alarm }: { say: Say; alarm: Alarm }) => {
  // a call takes this button away for a while: what it set stays set
  const [sound, setSound] = useState<'off' | 'on' | 'refused'>(alarm.isOn() ? 'on' : 'off')
  const toggle = (): void => {
    if (sound === 'on') {
      alarm.turnOff()
      return setSound('off')
    }
    setSound('on')
    void alarm.turnOn().then((can) => setSound((now) => (now === 'on' && !can ? 'refused' : now)))
  }
  const on = sound === 'on'
  return (
    <section className="sound">
      <button type="button" aria-pressed={on} onClick={toggle}><Pictogram name={on ? 'bell-ringing' : 'speaker-high'} />{say(on ? 'sound.isOn' : 'sound.turnOn')}</button>
      {sound === 'refused' && <p role="alert" className="failed"><Pictogram name="speaker-slash" />{say('sound.failed')}</p>}
      <p>{say('sound.honest')}</p>
    </section>
  )
}
