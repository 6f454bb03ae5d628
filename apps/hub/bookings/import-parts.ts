import { refuse } from '@senha/domain'
import type { Result } from '@senha/domain'
import { timings } from '../timings.ts'

/** One list that is larger than a frame, in parts under one id. */
export interface ListPart { readonly importId: string; readonly number: number; readonly of: number }

export interface ImportParts {
  /**
   * The whole list once its last part is there, which is then forgotten; before that `undefined`. `conflict` where parts before
   * it are gone: it is sent again from the beginning.
   */
  readonly take: (sender: string, csv: string, part: ListPart | undefined) => Result<{ csv: string | undefined }>
}

/** Keeps the parts of lists under way: one list a sender, few senders. Nothing of them is a booking yet. */
export const createImportParts = (): ImportParts => {
  const underWay = new Map<string, { readonly importId: string; readonly parts: readonly string[] }>()
  return {
    take: (sender, csv, part) => {
      if (!part) return { ok: true, csv }
      const { importId, number, of } = part
      const known = underWay.get(sender)
      const before = known?.importId === importId ? known.parts : []
      if (number > of || before.length < number - 1) return refuse('conflict', 'parts of this list are missing: send it again from the beginning')
      const parts = [...before.slice(0, number - 1), csv]
      underWay.delete(sender)
      if (number === of) return { ok: true, csv: parts.join('') }
      underWay.set(sender, { importId, parts })
      for (const oldest of [...underWay.keys()].slice(0, -timings.listsUnderWay)) underWay.delete(oldest)
      return { ok: true, csv: undefined }
    },
  }
}
