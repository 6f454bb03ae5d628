import { readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** What displays can show, by the end of a file's name. Animations and sound are not among them: videos play muted. */
const kinds: Record<string, 'picture' | 'video'> = { '.jpg': 'picture', '.jpeg': 'picture', '.png': 'picture', '.webp': 'picture', '.avif': 'picture', '.mp4': 'video', '.webm': 'video' }

/** Bytes: a picture that is larger was not made for a screen; a video fills a display's memory no further than this. */
const largest = { picture: 20_000_000, video: 300_000_000 }
const mostFiles = 200

export interface MediaFile { readonly name: string; readonly kind: 'picture' | 'video' }

/** No name with a sign that is none, nor one that Windows takes for a folder's: no browser could ask for it. */
const isPlain = (name: string): boolean => !name.startsWith('.') && !/[\\\p{Cc}]/u.test(name)

const sizeOf = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).size
  } catch {
    // taken away while the folder was read
    return 0
  }
}

/** The pictures and videos of a folder, by name; nothing of its subfolders, nothing hidden, no links out of it. */
export const mediaIn = async (folder: string): Promise<MediaFile[]> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const files: MediaFile[] = []
  for (const entry of entries) {
    const kind = kinds[extname(entry.name).toLowerCase()]
    if (kind === undefined || !entry.isFile() || !isPlain(entry.name)) continue
    // oxlint-disable-next-line no-await-in-loop -- a drive that hangs must not take all threads of the pool, which PINs need too
    const size = await sizeOf(join(folder, entry.name))
    if (size > 0 && size <= largest[kind]) files.push({ name: entry.name, kind })
  }
  return files.toSorted((a, b) => a.name.localeCompare(b.name)).slice(0, mostFiles)
}

/** A look that takes longer found a network drive that hangs: there is nothing to show now. Milliseconds. */
const lookMs = 2_000

/**
 * What a folder holds. Whoever asks while it is looked at shares the look, and nobody else waits for it: the drive may be slow, or
 * answer nothing for ever, and strangers may ask as often as they like.
 */
export const createMediaList = (folder: string | undefined, look = mediaIn): (() => Promise<readonly MediaFile[]>) => {
  let looking: Promise<readonly MediaFile[]> | undefined
  const begin = async (from: string): Promise<readonly MediaFile[]> => {
    try {
      return await look(from)
    } catch {
      // the folder is on a stick that was pulled out, or being replaced
      return []
    } finally {
      looking = undefined
    }
  }
  return async () => {
    if (folder === undefined) return []
    looking ??= begin(folder)
    const late = new AbortController()
    const nothing = after(lookMs, [], { signal: late.signal }).catch(() => [])
    const found = await Promise.race([looking, nothing])
    late.abort()
    return found
  }
}

/** The centre's own pictures and videos for its displays. Only what is listed is served. */
export const serveMedia = (app: FastifyInstance, folder: string | undefined, held = createMediaList(folder)): void => {
  app.get('/media', async () => ({ files: await held() }))
  app.get('/media/:name', async (request: FastifyRequest<{ Params: { name: string } }>, reply) => {
    const found = (await held()).find((file) => file.name === request.params.name)
    if (!found || folder === undefined) return reply.callNotFound()
    return reply.sendFile(found.name, folder, { maxAge: '1h' })
  })
}
