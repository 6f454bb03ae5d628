import '@senha/centre/in-page'
import '@senha/ui/theme.css'
import './phone.css'
import { readVisitCode } from '@senha/protocol'
import { createRoot } from 'react-dom/client'
import { createAlarm } from './alarm.ts'
import { Phone } from './phone.tsx'
import { openVisit } from './visit-link.ts'
import type { VisitLink } from './visit-link.ts'

const root = createRoot(document.getElementById('root') ?? document.body)
const alarm = createAlarm()
let link: VisitLink | undefined
let shown = 0

/** The visit of the page's address. */
const show = (): void => {
  link?.close()
  const path = decodeURIComponent(location.pathname)
  const code = readVisitCode(path)
  link = code === undefined ? undefined : openVisit(code)
  shown += 1
  root.render(<Phone key={shown} link={link} wrong={code === undefined && /\/t\/[^/]/.test(path)} alarm={alarm} open={open} />)
}

/** A code that was typed is shown without loading the page anew: the touch is answered at once, and a hub that is away only delays the visit. */
const open = (code: string): void => {
  history.pushState(null, '', `/t/${code}`)
  show()
}

addEventListener('popstate', show)
// Safari on a phone shows a button pressed only on a page that listens for touches
document.addEventListener('touchstart', () => undefined, { passive: true })
show()
