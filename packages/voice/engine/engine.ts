import type { SpokenLanguage } from '../languages/all.ts'

/** A voice that reads texts aloud. */
export interface Engine {
  /** Program, version and settings: a clip made otherwise has another name. */
  readonly id: string
  /** What it is given of a text: where this changes, the clip is another one. */
  readonly input: (text: string, language: SpokenLanguage) => string
  /** A WAV file of such an input; nothing where it cannot say this. Never rejects. */
  readonly speak: (input: string, language: SpokenLanguage, signal?: AbortSignal) => Promise<Buffer | undefined>
}
