import '@senha/centre/in-page'
import { createRoot } from 'react-dom/client'
import '@senha/staff/agora.css'
import './look/console.css'
import { App } from './app.tsx'

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
