import { Checkbox, InputTextArea } from '@ama-pt/agora-design-system'
import { Button } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useDesk } from '../desk.tsx'
import { checklist, seenNext } from '../services.ts'
import { History } from './history.tsx'
import { useWork } from './work-context.tsx'

/** Documents identified, each tick saved by itself, and a note to whoever sees the person next. */
export const DocumentsPanel = () => {
  const { state, centre, words } = useDesk()
  const { casefile } = useWork()
  const { t } = words
  if (!state.ticket) return null
  const list = checklist(centre, state.ticket.serviceId, casefile.draft.chosen)
  const asking = [...new Set(list.flatMap((document) => document.askedBy ?? []))]
  return (
    <section className="panel card casefile" aria-labelledby="documents-title">
      <div className="panel-scroll">
        <History />
        <div className="panel-head"><h2 id="documents-title">{t('documents.title')}</h2><SaveWord /></div>
        {asking.length > 0 && <p className="hint" aria-hidden="true">{t('documents.bold', { services: asking.map((id) => words.shortService(id)).join(', ') })}</p>}
        <div aria-live="polite">
          {casefile.documents.length > 0 && seenNext(centre, casefile.documents, casefile.draft.chosen).map(({ serviceId, documents }) => (
            <p key={serviceId} className="hint documents-seen">
              {documents.length > 0 ? t('documents.seen', { service: words.shortService(serviceId), documents: documents.map((id) => words.document(id)).join(', ') }) : t('documents.seenNone', { service: words.shortService(serviceId) })}
            </p>
          ))}
        </div>
        {list.length === 0 && <p className="hint">{t('documents.none')}</p>}
        <ul className={`documents ${list.length > 6 ? 'is-long' : ''}`}>
          {list.map(({ id, askedBy }) => (
            <li key={id} className={askedBy === undefined ? '' : 'is-asked'}>
              <Checkbox required={false} checked={casefile.documents.includes(id)} onChange={() => casefile.tick(id)}>
                {words.document(id)}
                {askedBy !== undefined && <span className="visually-hidden">, {t('documents.asked', { service: words.service(askedBy) })}</span>}
              </Checkbox>
            </li>
          ))}
        </ul>
      </div>
      <Note />
    </section>
  )
}

/** Says honestly whether what is ticked is at the hub. */
const SaveWord = () => {
  const { words: { t } } = useDesk()
  const { casefile } = useWork()
  return (
    <p className={`save save-${casefile.status}`} aria-live="polite">
      {casefile.status === 'saved' && <><Pictogram name="check-circle" size={18} />{t('save.saved')}</>}
      {casefile.status === 'saving' && t('save.saving')}
      {casefile.status === 'unsaved' && (
        <>
          <Pictogram name="warning-circle" size={18} />{t('save.unsaved')}
          {casefile.refusal && <span className="save-why">{t(`error.${casefile.refusal.error.code}`)}</span>}
          <button type="button" className="link-action" onClick={casefile.retry}>{t('save.retry')}</button>
        </>
      )}
    </p>
  )
}

const Note = () => {
  const { words: { t }, commander, online, state } = useDesk()
  const { casefile, cap } = useWork()
  const { note } = casefile.draft
  const dirty = note.trim() !== ''
  const save = (): void =>
    void commander.once('note', async () => {
      const answer = await casefile.saveNote()
      if (answer && !answer.ok) commander.tellRefusal(t('note.save'), answer)
    })
  return (
    <div className="note" key={state.ticket?.id}>
      <div className="note-head">
        <label className="note-label" htmlFor="note">{t('note.title')}{cap('note') !== undefined && <kbd className="link-key">{cap('note')}</kbd>}</label>
        <p className="hint" aria-live="polite">{dirty ? t('note.unsaved') : casefile.noteSaved ? t('note.saved') : t('note.erased')}</p>
        {dirty && <Button appearance="link" busy={commander.pending === 'note'} whyNot={online ? undefined : t('whyNot.offline')} onPress={save}>{t('note.save')}</Button>}
      </div>
      <InputTextArea
        id="note" hideLabel aria-label={t('note.title')} required={false} rows={3} maxLength={500} placeholder={t('note.placeholder')} value={note}
        onChange={(event) => casefile.setDraft({ note: event.currentTarget.value, noteId: undefined })}
      />
    </div>
  )
}
