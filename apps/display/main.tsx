import '@senha/centre/in-page'
import '@senha/ui/theme.css'
import './display.css'
import './notices/notices.css'
import './screen/calm.css'
import './pairing/installing.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { readAddress, remember } from './address.ts'
import { openDisplay } from './link.ts'
import { Pairing } from './pairing/pairing.tsx'
import type { Paired } from './pairing/pairing-link.ts'
import { Display } from './screen/display.tsx'
import { createSound } from './voice/sound.ts'
import { createSpeaker } from './voice/speaker.ts'

const { settings, clean } = readAddress(location.href, localStorage)
history.replaceState(null, '', clean)

const root = createRoot(document.getElementById('root') ?? document.body)
const sound = createSound()
const speaker = createSpeaker(sound)
void sound.wake()

const begin = ({ token, id }: Paired): void => {
  const link = openDisplay(id === undefined ? { token } : { token, id })
  const paired = (identity: Paired): void => {
    link.close()
    remember(localStorage, identity)
    begin(identity)
  }
  root.render(<StrictMode><Display key={token} link={link} sound={sound} speaker={speaker} address={{ ...settings, id }} onPaired={paired} /></StrictMode>)
}

if (settings.token === undefined) {
  const paired = (identity: Paired): void => {
    remember(localStorage, identity)
    begin(identity)
  }
  root.render(<StrictMode><Pairing revoked={false} onPaired={paired} /></StrictMode>)
} else {
  begin({ token: settings.token, id: settings.id })
}
