import { expect, test } from 'vitest'
import { z } from 'zod'
import { foundTicket } from './snapshots.ts'
import { told } from './testing/told.ts'

/** Who may be told the code of a visit: it opens the visit's page, and takes its papers. Nothing else may hold one. (SPEC.md, R1, S3) */
const holders: Readonly<Record<keyof typeof told, readonly string[]>> = {
  // the visitor stands there, typed the code, or takes the paper with it
  kiosk: ['ticket:issue', 'visit:lookup', 'ticket:issue-second', 'numbers:lease', 'ticket:hand-in', 'visit:missed', 'appointment:check-in', 'print:job'],
  // where the visit is live, and of a ticket just given, whose person may write it down
  counter: ['ticket:call-next', 'ticket:call', 'ticket:issue', 'visit:change', 'appointment:check-in', 'card:show', 'counter:state'],
  display: [], monitor: [], pairing: [], http: [],
  visitor: ['visitor:state', 'visitor:changed'],
}

const holdsCode = (schema: z.ZodType): boolean => /"visitCodes?":/.test(JSON.stringify(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })))

test('a found ticket holds none, whoever looks', () => {
  expect(holdsCode(foundTicket)).toBe(false)
})

test.each(['kiosk', 'counter', 'display', 'monitor', 'visitor', 'pairing', 'http'] as const)('[R1] [S3] what %s is told holds a visit code only where it is needed', (who) => {
  const holding = Object.entries(told[who]).filter(([, schema]) => holdsCode(schema)).map(([name]) => name)
  expect(holding.toSorted()).toEqual([...holders[who]].toSorted())
})
