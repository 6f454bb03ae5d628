import { sentenceTexts } from '@senha/i18n/texts/sentences'
import { Button, Modal } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useState } from 'react'
import { inGroups } from '../card-code.ts'
import { useDesk } from '../desk.tsx'
import { useOnePrintPlace } from '../print-place.ts'
import { useAttempt } from '../use-attempt.ts'
import { PrintAt } from '../work/print-at.tsx'
import { useWork } from '../work/work-context.tsx'
import { Shown } from './shown.tsx'

/** The code of a card, told once: large enough to photograph, with what to say in the visitor's language, and on paper if it is wanted. */
export const GivenCard = ({ code, close }: { code: string; close: () => void }) => {
  const { state, words } = useDesk()
  const { t } = words
  const [shown, setShown] = useState(false)
  const language = state.visit?.language ?? words.language
  const groups = inGroups(code)
  const [say, means] = [sentenceTexts.in(language), sentenceTexts.in(words.language)]
  const told = (sentences: typeof say): string => `${sentences('cardCode', { code: groups.join(' ') })}. ${sentences('cardKeep')}`
  const figures = <p className="given-code tabular" translate="no">{groups.map((group) => <span key={group}>{group}</span>)}</p>
  if (shown) return <Shown text={say('cardKeep')} means={language === words.language ? undefined : means('cardKeep')} language={language} back={() => setShown(false)} close={close}>{figures}</Shown>
  return (
    <Modal
      title={t('card.given.title')} closeWord={t('dialog.close')} onClose={close}
      footer={<>
        <Button onPress={() => setShown(true)}><Pictogram name="text-aa" size={20} />{t('card.given.show')}</Button>
        <Button appearance="solid" onPress={close}>{t('dialog.close')}</Button>
      </>}
    >
      <div className="given-card" aria-live="polite">
        {figures}
        <p className="hint">{t('card.given.once')}</p>
        <figure>
          <figcaption>{t('card.given.say')}</figcaption>
          <blockquote lang={language}>{told(say)}</blockquote>
          {language !== words.language && <p className="given-means">{told(means)}</p>}
        </figure>
        <PrintCard code={code} />
      </div>
    </Modal>
  )
}

/** The code on paper, at a printer that is there now: nobody keeps it on the way. (SPEC.md, K4) */
const PrintCard = ({ code }: { code: string }) => {
  const { state, words: { t }, commander, online, notices } = useDesk()
  const at = useOnePrintPlace(useWork().prints.ticket, state.devices)
  const { place } = at
  const attempt = useAttempt()
  const [tries, setTries] = useState(0)
  const { visit } = state
  if (!visit || state.devices.length === 0) return null
  const whyNot = !online ? t('whyNot.offline') : !place ? t('reprint.where') : place.connected ? undefined : t('paper.away')
  const print = (): void => {
    if (!place) return
    void commander.once('card-print', async () => {
      const request = { visitCode: visit.visitCode, cardCode: code, printAt: place.id }
      const answer = await commander.ask(t('card.print.confirm'), 'card:print', request, attempt({ ...request, tries }))
      // asked again it is another paper
      if (answer.ok) setTries(tries + 1)
      if (answer.ok && answer.outcome === 'printed') commander.tellDone(t('card.print.done', { place: place.id }))
      else if (answer.ok) notices.tell({ kind: 'refused', title: t(answer.outcome === 'failed' ? 'card.print.failed' : 'card.print.unknown', { place: place.id }) })
    })
  }
  return (
    <div className="given-print" data-afterwards>
      <p>{t('card.print.text')}</p>
      <div className="given-print-at">
        <PrintAt label={t('print.at')} at={at} required />
        <Button busy={commander.pending === 'card-print'} whyNot={whyNot} onPress={print} onRefused={(why) => notices.tell({ kind: 'info', title: why })}>{t('card.print.confirm')}</Button>
      </div>
    </div>
  )
}
