import '@senha/centre/in-page'
import '@senha/ui/theme.css'
import './look/stage.css'
import './look/frame.css'
import './look/choices.css'
import './look/priority.css'
import './look/ticket.css'
import './look/places.css'
import './look/mediator.css'
import { openLink } from '@senha/protocol/link'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { screenFacts, screenNamespace, screenTable, screenToken } from '../link.ts'
import { Kiosk } from './kiosk.tsx'

const link = openLink({ hub: '', namespace: screenNamespace, auth: { token: screenToken }, commands: screenTable, facts: screenFacts })
// a page older than its agent loads itself anew
link.onStatus((status) => {
  if (status.is === 'refused' && status.why.code === 'protocol') location.reload()
})
// a long press is no way out of the kiosk
window.addEventListener('contextmenu', (event) => event.preventDefault())

createRoot(document.getElementById('root') ?? document.body).render(<StrictMode><Kiosk link={link} /></StrictMode>)
