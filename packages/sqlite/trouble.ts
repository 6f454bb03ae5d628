/** Why nothing can be written: no room, not allowed, or anything else (the lock held too long, an I/O error). */
export type DiskTrouble = 'full' | 'read-only' | 'failing'

/** Reads the trouble from what SQLite or the file system threw; undefined where it was something else, which is a bug. */
export const diskTrouble = (cause: unknown): DiskTrouble | undefined => {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'full'
  if (code.startsWith('SQLITE_READONLY') || ['EROFS', 'EACCES', 'EPERM'].includes(code)) return 'read-only'
  return /^(SQLITE_(BUSY|LOCKED|IOERR|CANTOPEN|PROTOCOL|CORRUPT|NOTADB)|E[A-Z]+$)/.test(code) ? 'failing' : undefined
}
