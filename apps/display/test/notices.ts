import { readFileSync } from 'node:fs'
import { notice } from '@senha/protocol'
import type { Notice } from '@senha/protocol'
import { z } from 'zod'

const lisbon = z.object({ notices: z.array(notice.omit({ at: true })) }).parse(JSON.parse(readFileSync(new URL('../../../packages/centre/lisboa.json', import.meta.url), 'utf8')))

/** A prepared notice of the reference centre, as it is when it was posted. */
export const posted = (id: string): Notice => {
  const found = lisbon.notices.find((one) => one.id === id)
  if (!found) throw new Error(`no notice ${id}`)
  const fill = (words: string): string => words.replaceAll('{counter}', '12').replaceAll('{time}', '16:30')
  return { ...found, at: '2026-11-23T09:00:00Z', texts: Object.fromEntries(Object.entries(found.texts).map(([language, words]) => [language, fill(words)])) }
}
