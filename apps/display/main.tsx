import '@senha/ui/theme.css'
import './display.css'
import { displayCall, displayState } from '@senha/protocol'
import { openLink } from '@senha/protocol/link'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { readAddress } from './address.ts'
import { createBell } from './bell.ts'
import { Display } from './screen/display.tsx'
import { Unpaired } from './screen/service-notes.tsx'

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
  root.render(<StrictMode><Display link={link} bell={createBell()} settings={settings} /></StrictMode>)
}
