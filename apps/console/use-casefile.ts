import type { Refusal } from '@senha/domain'
import type { CounterState } from '@senha/protocol'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { v4 as uuid } from 'uuid'
import { accepted, again, nothingTicked, refused, saveStatus, seen, sent, shownDocuments, tick, toSend } from './casefile.ts'
import type { Recording, SaveStatus } from './casefile.ts'
import { draftsOf } from './draft.ts'
import type { Draft, LeftNote } from './draft.ts'
import type { AnswerTo, CounterLink } from './link.ts'

export interface Casefile {
  documents: readonly string[]
  status: SaveStatus
  /** Why the hub did not take the documents. */
  refusal: Refusal | undefined
  tick: (document: string) => void
  retry: () => void
  draft: Draft
  setDraft: (change: Partial<Draft>) => void
  /** Notes of tickets that went away with them unsent. */
  left: readonly LeftNote[]
  discard: (ticketId: string) => void
  /** A note of this counter was taken by the hub, and the field is empty again. */
  noteSaved: boolean
  saveNote: () => Promise<AnswerTo<'visit:record'> | undefined>
  /** Sends what is not at the hub yet, ticks and note; refused where the hub does not take it. */
  saveAll: () => Promise<{ ok: true } | Refusal>
}

interface Touched { ticketId: string; recording: Recording; ticked: boolean; noteSaved: boolean; refusal?: Refusal | undefined }
const untouched = (ticketId: string): Touched => ({ ticketId, recording: nothingTicked, ticked: false, noteSaved: false })

/** What is being recorded for the live visit. Starts anew with every ticket; the note's draft outlives a reload. */
export const useCasefile = (link: CounterLink, state: CounterState): Casefile => {
  const ticketId = state.ticket?.id ?? ''
  const visitCode = state.visit?.visitCode ?? ''
  const atHub = state.visit?.documents ?? []
  const [kept, setKept] = useState<Touched>(() => untouched(ticketId))
  const touched = kept.ticketId === ticketId ? kept : untouched(ticketId)
  // the newest values for what goes on after an answer
  const now = useRef({ touched, ticketId, visitCode })
  useLayoutEffect(() => {
    now.current = { touched, ticketId, visitCode }
  })

  const change = useCallback((forTicket: string, how: (before: Touched) => Touched) => {
    const { current } = now
    if (current.ticketId !== forTicket) return
    current.touched = how(current.touched)
    setKept(current.touched)
  }, [])
  const record = useCallback((forTicket: string, how: (before: Recording) => Recording, refusal?: Refusal) =>
    change(forTicket, (before) => ({ ...before, recording: how(before.recording), refusal })), [change])

  const store = useMemo(() => draftsOf(state.user.id), [state.user.id])
  const [drafts, setDrafts] = useState<{ ticketId: string; draft: Draft }>(() => ({ ticketId, draft: store.of(ticketId) }))
  const draft = drafts.ticketId === ticketId ? drafts.draft : store.of(ticketId)
  const here = useRef({ number: '', at: state.at })
  useLayoutEffect(() => {
    here.current = { number: state.ticket?.number ?? '', at: state.at }
  })
  const draftNow = useRef(draft)
  useLayoutEffect(() => {
    draftNow.current = draft
  })
  const setDraft = useCallback((part: Partial<Draft>) => {
    const next = { ...draftNow.current, ...part }
    draftNow.current = next
    store.keep({ id: now.current.ticketId, number: here.current.number }, here.current.at, next)
    setDrafts({ ticketId: now.current.ticketId, draft: next })
  }, [store])
  const [left, setLeft] = useState<readonly LeftNote[]>([])
  const look = useCallback(() => setLeft(store.left(now.current.ticketId, here.current.at)), [store])
  useEffect(look, [look, ticketId])

  const inFlight = useRef<Promise<void>>(Promise.resolve())
  const send = useCallback((): Promise<void> => {
    const { touched: { recording }, ticketId: forTicket, visitCode: code } = now.current
    const documents = toSend(recording)
    if (!documents) return inFlight.current
    record(forTicket, sent)
    const deliver = async (): Promise<void> => {
      const answer = await link.send('visit:record', { visitCode: code, documents: [...documents] })
      if (answer.ok) record(forTicket, (before) => accepted(before, answer.seq))
      else record(forTicket, refused, answer)
    }
    inFlight.current = deliver()
    return inFlight.current
  }, [link, record])

  useEffect(() => record(ticketId, (before) => seen(before, state.seq), now.current.touched.refusal), [record, ticketId, state.seq])
  const due = toSend(touched.recording) !== undefined
  useEffect(() => {
    if (due) void send()
  }, [due, send])

  const saveNote = useCallback(async () => {
    const { ticketId: forTicket, visitCode: code } = now.current
    const note = draftNow.current.note.trim()
    if (note === '') return undefined
    // the same note under the same id is written once, however often it had to be sent
    const noteId = draftNow.current.noteId ?? uuid()
    setDraft({ noteId })
    const answer = await link.send('visit:record', { visitCode: code, note }, noteId)
    if (!answer.ok) return answer
    change(forTicket, (before) => ({ ...before, noteSaved: true }))
    // another ticket may be here by now, and more may have been typed: only what was sent goes
    if (now.current.ticketId !== forTicket) {
      if (store.of(forTicket).noteId === noteId) store.forget(forTicket)
      look()
    } else if (draftNow.current.noteId === noteId) setDraft({ note: '', noteId: undefined })
    return answer
  }, [link, store, look, setDraft, change])

  const saveAll = useCallback(async (): Promise<{ ok: true } | Refusal> => {
    record(now.current.ticketId, again)
    for (;;) {
      const { refusal, recording } = now.current.touched
      if (recording.failed && refusal) return refusal
      if (!recording.sending && !toSend(recording)) break
      // sends what is due, or waits for what is on its way
      await send()
    }
    return (await saveNote()) ?? { ok: true }
  }, [record, send, saveNote])

  return {
    documents: shownDocuments(touched.recording, atHub),
    status: touched.ticked ? saveStatus(touched.recording) : 'untouched',
    refusal: touched.refusal,
    tick: (document) => change(ticketId, (before) => ({ ...before, ticked: true, refusal: undefined, recording: tick(before.recording, atHub, document) })),
    retry: () => record(ticketId, again),
    draft, setDraft, left, discard: (id) => {
      store.forget(id)
      look()
    }, noteSaved: touched.noteSaved, saveNote, saveAll,
  }
}
