import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { voiceLimits } from '../limits.ts'
import { clipTypes, fileOf, isWhole, nameOf, recordedTag } from './name.ts'
import type { Clip, Extension } from './name.ts'

/** A folder of clips. Nothing of it throws: what cannot be read is not there, what cannot be written is told once. */
export interface Shelf {
  /** A recording, or the clip that this maker made. */
  readonly find: (stem: string, tag?: string) => Promise<Clip | undefined>
  /** A clip of these words, whoever made it. */
  readonly findAny: (stem: string) => Promise<Clip | undefined>
  readonly keep: (stem: string, tag: string, clip: Clip) => Promise<void>
  /** Removes made clips that were not heard for longest where they take too much room, and what was left half-written. */
  readonly tidy: () => Promise<void>
}

export interface ShelfOptions {
  /** Shipped with the program: read, never written. */
  readonly readOnly?: boolean
  readonly megabytesMax?: number
  readonly now: () => number
  readonly warn: (what: string) => void
}

const extensions: readonly Extension[] = ['ogg', 'wav']
const megabyte = 1024 * 1024
const unfinished = '.making-'

export const openShelf = (folder: string, { readOnly = false, megabytesMax = voiceLimits.folderMegabytes, now, warn }: ShelfOptions): Shelf => {
  /** When a file was last marked as heard. */
  const marked = new Map<string, number>()
  let bytesKept = 0
  let warned = false
  let tidying: Promise<void> | undefined
  // what others made or recorded is looked for by name alone; made here later is found by its maker's name
  const listed: Promise<Map<string, string[]>> = readdir(folder).catch(() => []).then((files) => {
    const byStem = new Map<string, string[]>()
    for (const file of files) {
      const stem = nameOf(file)?.stem
      if (stem !== undefined) byStem.set(stem, [...byStem.get(stem) ?? [], file])
    }
    return byStem
  })

  const read = async (file: string): Promise<Clip | undefined> => {
    const extension = nameOf(file)?.extension
    const path = join(folder, file)
    const bytes = await readFile(path).catch(() => undefined)
    if (extension === undefined || !bytes || !isWhole(bytes, extension)) return undefined
    const at = now()
    if (!readOnly && at - (marked.get(file) ?? 0) > voiceLimits.heardEveryMs) {
      marked.set(file, at)
      await utimes(path, at / 1000, at / 1000).catch(() => undefined)
    }
    return { bytes, type: clipTypes[extension] }
  }
  const firstOf = async (files: readonly string[]): Promise<Clip | undefined> => {
    for (const file of files) {
      const clip = await read(file)
      if (clip) return clip
    }
    return undefined
  }

  const removeOldest = async (): Promise<void> => {
    const files = await readdir(folder).catch(() => [])
    const made: { path: string; file: string; bytes: number; heardAt: number }[] = []
    for (const file of files) {
      const path = join(folder, file)
      const found = await stat(path).catch(() => undefined)
      if (!found) continue
      if (file.startsWith(unfinished) && now() - found.mtimeMs > voiceLimits.leftoverMs) await rm(path, { force: true }).catch(() => undefined)
      const name = nameOf(file)
      if (name && name.tag !== recordedTag) made.push({ path, file, bytes: found.size, heardAt: found.mtimeMs })
    }
    let bytes = made.reduce((sum, clip) => sum + clip.bytes, 0)
    if (bytes <= megabytesMax * megabyte) return
    for (const clip of made.toSorted((a, b) => a.heardAt - b.heardAt)) {
      if (bytes <= megabytesMax * megabyte * voiceLimits.folderShareKept) break
      await rm(clip.path, { force: true }).catch(() => undefined)
      marked.delete(clip.file)
      bytes -= clip.bytes
    }
  }
  /** What was made of the same words before, in another way, is heard no more. */
  const removeEarlier = async (stem: string, kept: string): Promise<void> => {
    const earlier = (await listed).get(stem) ?? []
    for (const file of earlier) if (file !== kept && nameOf(file)?.tag !== recordedTag) await rm(join(folder, file), { force: true }).catch(() => undefined)
  }
  const tidy = async (): Promise<void> => {
    tidying ??= removeOldest().finally(() => { tidying = undefined })
    await tidying
  }

  return {
    find: (stem, tag) => firstOf([recordedTag, ...(tag === undefined ? [] : [tag])].flatMap((each) => extensions.map((extension) => fileOf({ stem, tag: each, extension })))),
    findAny: async (stem) => firstOf((await listed).get(stem) ?? []),
    keep: async (stem, tag, clip) => {
      if (readOnly) return
      const path = join(folder, `${unfinished}${randomUUID()}`)
      try {
        await mkdir(folder, { recursive: true })
        await writeFile(path, clip.bytes)
        await utimes(path, now() / 1000, now() / 1000)
        const file = fileOf({ stem, tag, extension: clip.type === clipTypes.ogg ? 'ogg' : 'wav' })
        await rename(path, join(folder, file))
        await removeEarlier(stem, file)
      } catch (cause) {
        await rm(path, { force: true }).catch(() => undefined)
        if (!warned) warn(`clips are made anew each time, ${folder} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`)
        warned = true
        return
      }
      bytesKept += clip.bytes.length
      if (bytesKept < voiceLimits.tidyEveryMegabytes * megabyte && bytesKept < megabytesMax * megabyte) return
      bytesKept = 0
      await tidy()
    },
    tidy,
  }
}
