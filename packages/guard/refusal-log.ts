import type { WrongName } from './names.ts'

/** A name that is refused again and again is written once in this time. */
const everyMs = 60_000
/** Other names of one such time are not written: strangers fill no log. */
const mostNames = 20

/** Tells refused names, each once a minute for each door. */
export const createRefusalLog = (
  say: (what: string) => void, now: () => number = () => performance.now(),
): ((door: string, wrong: WrongName) => void) => {
  const said = new Map<string, number>()
  return (door, { name, header }) => {
    for (const [key, at] of said) {
      if (now() - at < everyMs) break
      said.delete(key)
    }
    const key = `${door} ${header} ${name}`
    if (said.has(key) || said.size >= mostNames) return
    said.set(key, now())
    // as JSON: a name is a stranger's text, and may hold line ends
    say(`refused ${JSON.stringify(name)} (${header}) at the ${door} door: this is none of the names given here; --name adds one`)
  }
}
