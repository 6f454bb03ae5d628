import type { PictogramName } from '@senha/pictograms'
import { doorTexts } from '@senha/i18n/texts/door'
import { displayTexts } from '@senha/i18n/texts/display'
import { Pictogram } from '@senha/ui'
import type { ReactNode } from 'react'
import { useTurn } from '../board/use-calls.ts'
import { displayTimings } from '../timings.ts'
import { pt } from './words.tsx'

const en = displayTexts.in('en')
type Key = Parameters<typeof pt>[0]

const Note = ({ sign, title, children }: { sign: PictogramName; title: Key; children?: ReactNode }) => (
  <main className="note">
    <span className="tile"><Pictogram name={sign} /></span>
    <h1>{pt(title)}</h1>
    <p className="second" lang="en">{en(title)}</p>
    {children}
  </main>
)

const Line = ({ words }: { words: Key }) => <p>{pt(words)} <span className="second" lang="en">{en(words)}</span></p>

export const NeedsUpdate = () => <Note sign="arrows-clockwise" title="update.title"><Line words="update.how" /></Note>

/** The hub does not go by the address under which this page was opened; people may stand before it, so it says so in all languages. */
export const StrangeAddress = ({ name }: { name: string }) => {
  const [first, ...others] = doorTexts.languages
  return (
    <main className="note strange">
      <span className="tile"><Pictogram name="warning-circle" /></span>
      <h1 lang={first}>{doorTexts.in(first ?? 'pt')('name.title')}</h1>
      <p lang={first}>{doorTexts.in(first ?? 'pt')('name.text', { name })}</p>
      <ul>{others.map((language) => <li key={language} className="second" lang={language}>{doorTexts.in(language)('name.title')}</li>)}</ul>
    </main>
  )
}

/** Until the first board arrives. */
export const Starting = ({ lost }: { lost: boolean }) => {
  // the dots show that it lives; they are not the only sign
  const turn = useTurn(displayTimings.quietLossMs)
  return (
    <Note sign={lost ? 'wifi-slash' : 'monitor-play'} title={lost ? 'start.lost' : 'start.connecting'}>
      <Line words="start.again" />
      <div className="dots" aria-hidden="true">{[0, 1, 2].map((dot) => <i key={dot} data-here={turn % 3 === dot} />)}</div>
    </Note>
  )
}
