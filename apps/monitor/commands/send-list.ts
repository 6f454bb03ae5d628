import type { Refusal } from '@senha/domain'
import { MAX_FRAME_BYTES, MOST_LIST_LINES, MOST_LIST_PARTS, lineEndsIn } from '@senha/protocol'
import { wireBytes } from '@senha/protocol/link'
import { v4 as uuid } from 'uuid'
import type { MonitorLink } from '../link.ts'

/** Leaves room in a frame for the command around a part. */
const partBytes = MAX_FRAME_BYTES * 0.75
/** The protocol's limit of characters, which counts where all of them are plain. */
const partCharacters = 60_000

/** The list in pieces that fit a frame, or undefined where it is too large to be taken at all. */
export const partsOf = (csv: string): string[] | undefined => {
  if (lineEndsIn(csv) > MOST_LIST_LINES) return undefined
  const parts: string[] = []
  let rest = csv
  while (rest !== '' && parts.length < MOST_LIST_PARTS) {
    let length = Math.min(rest.length, partCharacters)
    while (wireBytes(rest.slice(0, length)) > partBytes) length = Math.floor(length * 0.8)
    // a sign of two halves is not cut in two
    const high = rest.charCodeAt(length - 1)
    if (length < rest.length && high >= 0xd800 && high <= 0xdbff) length -= 1
    parts.push(rest.slice(0, length))
    rest = rest.slice(length)
  }
  return rest === '' ? parts : undefined
}

type Answer = Awaited<ReturnType<typeof send>>
const send = (link: MonitorLink, csv: string, part: { importId: string; number: number; of: number } | undefined) => link.send('appointment:import', { csv, ...(part && { part }) })

/** Sends a list, in one frame where it fits. The hub takes it in with the last part, all of it or nothing. */
export const sendList = async (link: MonitorLink, csv: string): Promise<Answer | Refusal> => {
  const [first = '', ...others] = partsOf(csv) ?? []
  const importId = uuid()
  const of = others.length + 1
  let answer = await send(link, first, of === 1 ? undefined : { importId, number: 1, of })
  for (const [index, part] of others.entries()) {
    if (!answer.ok) return answer
    answer = await send(link, part, { importId, number: index + 2, of })
  }
  return answer
}
