import { closeSync, openSync, readSync } from 'node:fs'

/** What the first 100 bytes of a SQLite file say (https://www.sqlite.org/fileformat.html, 1.3); undefined where it is none. Opens no database. */
export const headerOf = (file: string): { readonly applicationId: number; readonly version: number } | undefined => {
  const head = Buffer.alloc(100)
  const handle = openSync(file, 'r')
  try {
    if (readSync(handle, head, 0, head.length, 0) < head.length) return undefined
  } finally {
    closeSync(handle)
  }
  if (head.toString('latin1', 0, 16) !== 'SQLite format 3\0') return undefined
  return { applicationId: head.readUInt32BE(68), version: head.readUInt32BE(60) }
}
