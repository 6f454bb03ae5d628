import { displayTexts } from '@senha/i18n/texts/display'
import { Pictogram } from '@senha/ui'
import { useEffect, useState } from 'react'
import { NeedsUpdate, Starting, StrangeAddress } from '../screen/service-notes.tsx'
import { useReload } from '../screen/use-reload.ts'
import { pt } from '../screen/words.tsx'
import { openPairing } from './pairing-link.ts'
import type { Paired, PairingView } from './pairing-link.ts'

const en = displayTexts.in('en')

/** For whoever installs the display: the code to type at a monitor. Once it was typed there, the display starts by itself. */
export const Pairing = ({ revoked, onPaired }: { revoked: boolean; onPaired: (identity: Paired) => void }) => {
  const [view, setView] = useState<PairingView>({ is: 'connecting' })
  useEffect(() => openPairing(setView, onPaired), [onPaired])
  useReload(view.is === 'old')
  if (view.is === 'old') return <NeedsUpdate />
  if (view.is === 'stranger') return <StrangeAddress name={view.name} />
  if (view.is !== 'code') return <Starting lost={view.is === 'lost'} />
  const title = revoked ? 'pair.revoked' : 'pair.title'
  return (
    <main className="note pairing">
      <header>
        <span className="tile"><Pictogram name={revoked ? 'lock' : 'monitor-play'} /></span>
        <h1>{pt(title)} <span className="second" lang="en">{en(title)}</span></h1>
      </header>
      <p className="pair-code">{view.code.split('').map((sign, index) => <span key={index}>{sign}</span>)}</p>
      <ul>
        {(['pair.where', 'pair.changes'] as const).map((words) => (
          <li key={words}><Pictogram name={words === 'pair.where' ? 'keyboard' : 'clock'} /><p>{pt(words)} <span className="second" lang="en">{en(words)}</span></p></li>
        ))}
      </ul>
    </main>
  )
}
