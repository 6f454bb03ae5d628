import type { SpokenLanguage } from '../languages/all.ts'

/** A voice that reads texts aloud. */
export interface Engine {
  /** Program, version and settings: a clip made otherwise has another name. */
  readonly id: string
  /** A WAV file; nothing where it cannot say this. Never rejects. */
  readonly speak: (text: string, language: SpokenLanguage, signal?: AbortSignal) => Promise<Buffer | undefined>
}
