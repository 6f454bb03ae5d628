import { join } from 'node:path'
import { createLooks } from './clips/looks.ts'
import { stemOf } from './clips/name.ts'
import type { Clip, Words } from './clips/name.ts'
import { openShelf } from './clips/shelf.ts'
import { createWorkshop } from './clips/workshop.ts'
import { voiceLimits } from './limits.ts'
import { openRecordings, recordedFolder } from './recordings/recordings.ts'
import { openMaker } from './maker.ts'
import type { Maker } from './maker.ts'

export type ClipAnswer =
  | { readonly ok: true; readonly clip: Clip }
  /** `not-found`: no voice says this; `unavailable`: too many are being made now. */
  | { readonly ok: false; readonly error: { readonly code: 'not-found' | 'unavailable'; readonly message: string } }

/** Clips of words: from a folder, or made now. Nothing of it throws or rejects. */
export interface Voice {
  readonly ask: (words: Words) => Promise<ClipAnswer>
  /** Makes a clip that will be asked for later, when nothing else is to be made. */
  readonly ahead: (words: Words) => void
  /** Makes all these for later, one after another, behind everything else. */
  readonly aheadAll: (all: Iterable<Words>) => Promise<void>
  /** Whether clips can be made here. */
  readonly canMake: Promise<boolean>
  /** Nothing is written any more after it. */
  readonly close: () => Promise<void>
}

export interface VoiceOptions {
  /** Made clips are kept here. */
  readonly folder: string
  /** Looked in first, never written. */
  readonly shipped?: string | undefined
  /** What clips are made with; found on this machine where left out. */
  readonly maker?: Promise<Maker | undefined>
  readonly now: () => number
  readonly warn: (what: string) => void
  /** A look at the folders takes no longer, ms. */
  readonly lookMs?: number
}

const notFound: ClipAnswer = { ok: false, error: { code: 'not-found', message: 'no voice says this here' } }
const unavailable: ClipAnswer = { ok: false, error: { code: 'unavailable', message: 'too many clips are being made: ask again' } }

export const openVoice = ({ folder, shipped, maker = openMaker(), now, warn, lookMs = voiceLimits.lookMs }: VoiceOptions): Voice => {
  const own = openShelf(folder, { now, warn })
  const given = shipped === undefined ? undefined : openShelf(shipped, { readOnly: true, now, warn })
  const people = [...(shipped === undefined ? [] : [shipped]), folder].map((each) => openRecordings(join(each, recordedFolder), warn))
  const workshop = createWorkshop<Clip | undefined>()
  // a crowd whose clips are made ahead keeps no call waiting
  const looks = { asked: createLooks(lookMs), ahead: createLooks(lookMs) }
  const ending = new AbortController()
  /** What could not be made, and until when it is not tried again. */
  const missing = new Map<string, number>()

  let aheadNow = 0

  const isMissing = (stem: string): boolean => {
    const until = missing.get(stem)
    if (until !== undefined && until <= now()) missing.delete(stem)
    return missing.has(stem)
  }
  const remember = (stem: string): void => {
    const [oldest] = missing.keys()
    if (missing.size >= voiceLimits.missingMax && oldest !== undefined) missing.delete(oldest)
    missing.set(stem, now() + voiceLimits.missingMs)
  }
  const makeWith = async ({ make, tag }: Maker, words: Words, stem: string): Promise<Clip | undefined> => {
    const once = (): Promise<Clip | undefined> => make(words, ending.signal).catch(() => undefined)
    // a program that was out of time while the machine was busy succeeds the next moment: somebody waits to hear it
    const clip = await once() ?? (ending.signal.aborted ? undefined : await once())
    if (clip) await own.keep(stem, tag(words), clip)
    else if (!ending.signal.aborted) remember(stem)
    return clip
  }
  const recorded = async (words: Words): Promise<Clip | undefined> => {
    for (const { find: findOne } of people) {
      const clip = await findOne(words)
      if (clip) return clip
    }
    return undefined
  }
  /** A person's voice from either folder, then what was shipped, then what was made here. */
  const find = async (words: Words, stem: string, tag: string | undefined): Promise<Clip | undefined> =>
    await recorded(words) ?? await given?.find(stem) ?? await own.find(stem) ?? await given?.find(stem, tag) ?? await given?.findAny(stem) ?? own.find(stem, tag)
  /** The one that another maker made, in an older version perhaps, is better than silence. */
  const older = async (stem: string, lane: keyof typeof looks): Promise<ClipAnswer> => {
    const clip = await looks[lane].take(() => own.findAny(stem))
    return clip ? { ok: true, clip } : notFound
  }

  const get = async (words: Words, lane: keyof typeof looks): Promise<ClipAnswer> => {
    if (words.text.trim() === '' || words.text.length > voiceLimits.textMax) return notFound
    const stem = stemOf(words)
    const can = await maker.catch(() => undefined)
    let looked = false
    const found = await looks[lane].take(async () => {
      const clip = await find(words, stem, can?.tag(words))
      looked = true
      return clip
    })
    if (found) return { ok: true, clip: found }
    // what is made could not be kept either
    if (!looked) return notFound
    if (!can || isMissing(stem)) return older(stem, lane)
    const made = await workshop.run(stem, lane, () => makeWith(can, words, stem))
    if (made === 'busy') return unavailable
    return made ? { ok: true, clip: made } : older(stem, lane)
  }

  return {
    ask: (words) => get(words, 'asked'),
    ahead: (words) => {
      // a crowd at the door does not make the disk busy with looking for clips
      if (aheadNow >= voiceLimits.aheadMax) return
      aheadNow += 1
      void get(words, 'ahead').finally(() => { aheadNow -= 1 })
    },
    aheadAll: async (all) => {
      for (const words of all) {
        if (ending.signal.aborted) return
        await get(words, 'ahead')
      }
    },
    canMake: maker.then((can) => can !== undefined, () => false),
    close: async () => {
      ending.abort()
      await workshop.close()
    },
  }
}
