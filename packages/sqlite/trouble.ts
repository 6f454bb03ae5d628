/** Why nothing can be written: no room, not allowed, or anything else (the lock held too long, an I/O error). */
export type DiskTrouble = 'full' | 'read-only' | 'failing'

const codeOf = (cause: unknown): string => (cause instanceof Error && 'code' in cause ? String(cause.code) : '')

/** Reads the trouble from what SQLite or the file system threw; undefined where it was something else, which is a bug. */
export const diskTrouble = (cause: unknown): DiskTrouble | undefined => {
  const code = codeOf(cause)
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'full'
  if (code.startsWith('SQLITE_READONLY') || ['EROFS', 'EACCES', 'EPERM'].includes(code)) return 'read-only'
  return /^(SQLITE_(BUSY|LOCKED|IOERR|CANTOPEN|PROTOCOL|CORRUPT|NOTADB)|E[A-Z]+$)/.test(code) ? 'failing' : undefined
}

/** SQLite's own failure, not a bug of the work that was done with it. */
export const isOfDatabase = (cause: unknown): boolean => codeOf(cause).startsWith('SQLITE_')

/** An I/O error leaves the file's state unknown (an fsync that failed must not be tried again); a full or busy disk does not. */
export const isFatal = (cause: unknown): boolean => /^SQLITE_(IOERR|CORRUPT|NOTADB)/.test(codeOf(cause))

/** Another process holds the lock: a matter of waiting, not of the disk. */
export const isLocked = (cause: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(cause))
