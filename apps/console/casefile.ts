/**
 * Documents ticked at this counter on their way to the hub. The hub's list is the truth; `wanted` stands before it only
 * from a tick until a snapshot has shown it. Every send carries the whole list.
 */
export interface Recording {
  wanted?: readonly string[]
  sending?: readonly string[]
  /** Where in the log the hub accepted `wanted`. */
  acceptedAt?: number
  failed?: boolean
}

export const nothingTicked: Recording = {}

export const shownDocuments = (recording: Recording, atHub: readonly string[]): readonly string[] => recording.wanted ?? atHub

export const tick = (recording: Recording, atHub: readonly string[], document: string): Recording => {
  const before = shownDocuments(recording, atHub)
  const wanted = before.includes(document) ? before.filter((id) => id !== document) : [...before, document]
  return { wanted, ...(recording.sending && { sending: recording.sending }) }
}

/** What is to be sent now, if anything: one send at a time, the newest list next. A refused one waits for a person. */
export const toSend = (recording: Recording): readonly string[] | undefined =>
  recording.wanted && !recording.sending && recording.acceptedAt === undefined && !recording.failed ? recording.wanted : undefined

export const sent = (recording: Recording): Recording => ({ ...recording, failed: false, ...(recording.wanted && { sending: recording.wanted }) })

/** The hub took what was sent; ticks made since then are still to be sent. */
export const accepted = (recording: Recording, seq: number): Recording => {
  const { sending, wanted } = recording
  return { ...(wanted && { wanted }), ...(sending === wanted && { acceptedAt: seq }) }
}

export const refused = (recording: Recording): Recording => ({ ...(recording.wanted && { wanted: recording.wanted }), failed: true })

/** Another try at what was refused. */
export const again = (recording: Recording): Recording => ({ ...recording, failed: false })

/** A snapshot that stands at or after the acceptance shows the hub's own list: nothing is wanted beyond it. */
export const seen = (recording: Recording, seq: number): Recording =>
  recording.acceptedAt !== undefined && seq >= recording.acceptedAt ? nothingTicked : recording

export type SaveStatus = 'untouched' | 'saving' | 'saved' | 'unsaved'

export const saveStatus = (recording: Recording): Exclude<SaveStatus, 'untouched'> => {
  if (recording.failed) return 'unsaved'
  return recording.sending || toSend(recording) ? 'saving' : 'saved'
}
