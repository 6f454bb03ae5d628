import type { Language } from '@senha/centre'

/** How often each language was asked for today, on this kiosk: a count and nothing else. */
interface DayCount { readonly day: string; readonly counts: Readonly<Record<string, number>> }
type Keep = Pick<Storage, 'getItem' | 'setItem'>

const name = 'languages-of-today'

const read = (keep: Keep, day: string): DayCount => {
  const fresh: DayCount = { day, counts: {} }
  try {
    const kept: unknown = JSON.parse(keep.getItem(name) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('day' in kept) || kept.day !== day || !('counts' in kept) || typeof kept.counts !== 'object' || kept.counts === null) return fresh
    return { day, counts: Object.fromEntries(Object.entries(kept.counts).filter((entry): entry is [string, number] => typeof entry[1] === 'number')) }
  } catch {
    return fresh
  }
}

export const countLanguage = (keep: Keep, day: string, language: Language): void => {
  const { counts } = read(keep, day)
  keep.setItem(name, JSON.stringify({ day, counts: { ...counts, [language]: (counts[language] ?? 0) + 1 } }))
}

/** The day's most used first; those used alike in the centre's order. */
export const mostUsed = (keep: Keep, day: string, languages: readonly Language[]): Language[] => {
  const { counts } = read(keep, day)
  return languages.toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))
}
