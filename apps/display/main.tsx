import '@senha/ui/theme.css'
import './display.css'
import { displayCall, displayState } from '@senha/protocol'
import { openLink } from '@senha/protocol/link'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { readAddress } from './address.ts'
import { Display } from './screen/display.tsx'
import { Unpaired } from './screen/service-notes.tsx'
import { createSound } from './voice/sound.ts'
import { createSpeaker } from './voice/speaker.ts'

const { settings, clean } = readAddress(location.href, localStorage)
history.replaceState(null, '', clean)

const root = createRoot(document.getElementById('root') ?? document.body)
const { token, id } = settings
if (token === undefined) {
  root.render(<StrictMode><Unpaired revoked={false} /></StrictMode>)
} else {
  const link = openLink({
    hub: '', namespace: '/display', auth: id === undefined ? { token } : { token, id },
    commands: {}, facts: { 'display:state': displayState, 'display:call': displayCall },
  })
  const sound = createSound()
  void sound.wake()
  root.render(<StrictMode><Display link={link} sound={sound} speaker={createSpeaker(sound)} settings={settings} /></StrictMode>)
}
