import { useEffect, useState } from 'react'
import { z } from 'zod'
import { displayTimings } from '../timings.ts'
import type { MediaFile } from './rotation.ts'

const listed = z.object({ files: z.array(z.object({ name: z.string().min(1).max(255), kind: z.enum(['picture', 'video']) })) })

const read = async (signal: AbortSignal): Promise<MediaFile[] | undefined> => {
  try {
    const answer = await fetch('/media', { signal })
    return answer.ok ? listed.safeParse(await answer.json()).data?.files : undefined
  } catch {
    return undefined
  }
}

/** The files in the centre's folder, looked at again now and then; the same array while they are the same. */
export const useFiles = (wanted: boolean): readonly MediaFile[] => {
  const [files, setFiles] = useState<readonly MediaFile[]>([])
  useEffect(() => {
    if (!wanted) return undefined
    const stop = new AbortController()
    const look = async (): Promise<void> => {
      const found = await read(stop.signal)
      // a hub that does not answer takes no picture away
      if (found) setFiles((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found))
    }
    void look()
    const timer = setInterval(() => void look(), displayTimings.mediaListMs)
    return () => {
      clearInterval(timer)
      stop.abort()
    }
  }, [wanted])
  return files
}
