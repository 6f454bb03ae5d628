import { cardCode } from '@senha/protocol'
import { Button, Modal } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useState } from 'react'
import { useDesk } from '../desk.tsx'
import { keepCommand, keptCommand } from '../kept-command.ts'
import { useWork } from '../work/work-context.tsx'
import { EraseCard } from './card-erase.tsx'
import { GivenCard } from './card-given.tsx'
import { CodeEntry } from './code-entry.tsx'

/** A visitor's card: given or shown at the live visit's counter, erased at any. (SPEC.md, K1 to K3) */
export const CardDialog = ({ close }: { close: () => void }) => {
  const { state, words: { t } } = useDesk()
  const [given, setGiven] = useState<string>()
  const [typed, setTyped] = useState('')
  const [erasing, setErasing] = useState<string>()
  if (given !== undefined) return <GivenCard code={given} close={close} />
  if (erasing !== undefined) return <EraseCard code={erasing} back={() => setErasing(undefined)} close={close} />
  return (
    <Modal title={t('card.title')} closeWord={t('dialog.close')} onClose={close}>
      <div className="card-parts">
        <Bring typed={typed} setTyped={setTyped} erase={setErasing} close={close} />
        {state.visit && <Give onGiven={setGiven} />}
      </div>
    </Modal>
  )
}

const Give = ({ onGiven }: { onGiven: (code: string) => void }) => {
  const { state, words: { t }, commander, online, notices } = useDesk()
  const { ticket, visit } = state
  if (!ticket || !visit) return null
  const givenHere = visit.card && keptCommand(sessionStorage, 'card:issue', ticket.id) !== undefined
  const give = (): void =>
    void commander.once('card', async () => {
      const answer = await commander.ask(t('card.give.title'), 'card:issue', { visitCode: visit.visitCode }, keepCommand(sessionStorage, 'card:issue', ticket.id))
      if (answer.ok) onGiven(answer.cardCode)
    })
  return (
    <section className="card-part" aria-labelledby="card-give">
      <h3 id="card-give">{t('card.give.title')}</h3>
      <p>{t(visit.card ? 'card.has' : 'card.give.text')}</p>
      {(!visit.card || givenHere) && (
        <Button appearance="outline" busy={commander.pending === 'card'} whyNot={online ? undefined : t('whyNot.offline')} onPress={give} onRefused={(why) => notices.tell({ kind: 'info', title: why })}>
          {t(visit.card ? 'card.give.again' : 'card.give.confirm')}
        </Button>
      )}
    </section>
  )
}

interface BringProps { typed: string; setTyped: (typed: string) => void; erase: (code: string) => void; close: () => void }

/** A code typed or read by a scanner, which ends with Enter: shown at the live visit, or erased. */
const Bring = ({ typed, setTyped, erase, close }: BringProps) => {
  const { state, words, commander, online, notices } = useDesk()
  const { casefile } = useWork()
  const { t } = words
  const { visit } = state
  const read = cardCode.safeParse(typed)
  const unfit = !online ? t('whyNot.offline') : read.success ? undefined : t('card.bring.need')
  // one that was brought stays to be erased: a scanner, which ends with Enter, does not bring it a second time
  const whyNot = !visit ? t('card.bring.live') : visit.card ? t('card.has') : unfit
  const tell = (why: string): void => notices.tell({ kind: 'info', title: why })

  const bring = (): void => {
    if (whyNot !== undefined || !read.success || !visit) return whyNot === undefined ? undefined : tell(whyNot)
    void commander.once('card', async () => {
      const label = t('card.bring.confirm')
      // a tick on its way carries the whole list, and would take back what the card brings
      const saved = await casefile.saveAll()
      if (!saved.ok) return commander.tellRefusal(label, saved, t('save.first'))
      const answer = await commander.ask(label, 'card:show', { visitCode: visit.visitCode, cardCode: read.data })
      if (!answer.ok) return
      const { language, documents, past } = answer.visit
      commander.tellDone(t('card.bring.done', { language: words.inSentence(language), documents: documents.length, referrals: past?.length ?? 0 }))
      close()
    })
  }
  return (
    <section className="card-part" aria-labelledby="card-bring">
      <h3 id="card-bring">{t('card.bring.title')}</h3>
      <p>{t('card.bring.text')}</p>
      <CodeEntry label={t('card.code')} value={typed} maxLength={40} onChange={setTyped} onEnter={bring} />
      <div className="card-buttons">
        <Button appearance="solid" keyCap={t('key.enter')} busy={commander.pending === 'card'} whyNot={whyNot} onPress={bring} onRefused={tell}><Pictogram name="arrow-u-down-left" size={18} />{t('card.bring.confirm')}</Button>
        <Button appearance="link" variant="danger" whyNot={unfit} onPress={() => read.success && erase(read.data)} onRefused={tell}>{t('card.erase')}</Button>
      </div>
    </section>
  )
}
