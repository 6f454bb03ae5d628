import { readdirSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** What displays can show, by the end of a file's name. Animations and sound are not among them: videos play muted. */
const kinds: Record<string, 'picture' | 'video'> = { '.jpg': 'picture', '.jpeg': 'picture', '.png': 'picture', '.webp': 'picture', '.avif': 'picture', '.mp4': 'video', '.webm': 'video' }

/** Bytes: a picture that is larger was not made for a screen; a video fills a display's memory no further than this. */
const largest = { picture: 20_000_000, video: 300_000_000 }
const mostFiles = 200

export interface MediaFile { readonly name: string; readonly kind: 'picture' | 'video' }

/** The pictures and videos of a folder, by name; nothing of its subfolders, nothing hidden, no links out of it. */
export const mediaIn = (folder: string): MediaFile[] => {
  const files = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const kind = kinds[extname(entry.name).toLowerCase()]
    if (kind === undefined || !entry.isFile() || entry.name.startsWith('.')) return []
    const { size } = statSync(join(folder, entry.name))
    return size > 0 && size <= largest[kind] ? [{ name: entry.name, kind }] : []
  })
  return files.toSorted((a, b) => a.name.localeCompare(b.name)).slice(0, mostFiles)
}

const held = (folder: string | undefined): MediaFile[] => {
  try {
    return folder === undefined ? [] : mediaIn(folder)
  } catch {
    // the folder is on a stick that was pulled out, or being replaced: there is nothing to show now
    return []
  }
}

/** The centre's own pictures and videos for its displays. Only what is listed is served. */
export const serveMedia = (app: FastifyInstance, folder: string | undefined): void => {
  app.get('/media', async () => ({ files: held(folder) }))
  app.get('/media/:name', async (request: FastifyRequest<{ Params: { name: string } }>, reply) => {
    const found = held(folder).find((file) => file.name === request.params.name)
    if (!found || folder === undefined) return reply.callNotFound()
    return reply.sendFile(found.name, folder, { maxAge: '1h' })
  })
}
