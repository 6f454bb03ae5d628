import '@senha/centre/in-page'
import { createRoot } from 'react-dom/client'
import '@senha/staff/agora.css'
import './monitor.css'
import { App } from './app.tsx'
import { readEntry } from './entry.ts'

const entry = readEntry(location.href)
if (entry.clean !== location.href) history.replaceState(null, '', entry.clean)

const root = document.getElementById('root')
if (root) createRoot(root).render(<App given={entry.device} />)
