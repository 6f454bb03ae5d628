import '@senha/ui/theme.css'
import './phone.css'
import { readVisitCode } from '@senha/protocol'
import { createRoot } from 'react-dom/client'
import { createAlarm } from './alarm.ts'
import { Phone } from './phone.tsx'
import { openVisit } from './visit-link.ts'

const code = readVisitCode(decodeURIComponent(location.pathname))
createRoot(document.getElementById('root') ?? document.body).render(<Phone link={code === undefined ? undefined : openVisit(code)} alarm={createAlarm()} />)
