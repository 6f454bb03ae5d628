import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { counterCommands, displayCommands, kioskCommands, monitorCommands, visitorCommands } from './commands.ts'
import { pairingHandshake, refusedConnection, tokenHandshake, visitorHandshake } from './handshake.ts'
import { oldestServed, PROTOCOL_VERSION } from './primitives.ts'
import type { HubNamespace } from './primitives.ts'
import { told } from './testing/told.ts'

type Schemas = Readonly<Record<string, z.ZodType>>
const contract: Record<HubNamespace, { readonly in: Schemas; readonly out: Schemas }> = {
  '/kiosk': { in: { ...kioskCommands, handshake: tokenHandshake }, out: told.kiosk },
  '/counter': { in: { ...counterCommands, handshake: tokenHandshake }, out: told.counter },
  '/display': { in: { ...displayCommands, handshake: tokenHandshake }, out: told.display },
  '/monitor': { in: { ...monitorCommands, handshake: tokenHandshake }, out: told.monitor },
  '/visitor': { in: { ...visitorCommands, handshake: visitorHandshake }, out: told.visitor },
  '/pairing': { in: { handshake: pairingHandshake }, out: told.pairing },
}
const shapes = (schemas: Schemas, io: 'input' | 'output'): string =>
  JSON.stringify(Object.keys(schemas).toSorted().map((name) => [name, z.toJSONSchema(schemas[name] ?? z.never(), { io, unrepresentable: 'any' })]))
const sumOf = (namespace: HubNamespace): string =>
  createHash('sha256').update(shapes(contract[namespace].in, 'input') + shapes({ ...contract[namespace].out, refused: refusedConnection }, 'output')).digest('hex').slice(0, 16)

const kept = z.object({ version: z.int(), sums: z.record(z.string(), z.string()) }).parse(JSON.parse(readFileSync(new URL('contract.json', import.meta.url), 'utf8')))

/**
 * Something in the contract changed. Where a screen that is installed already would not understand it (renamed, taken away, another
 * meaning), raise PROTOCOL_VERSION and `oldestServed` of the namespace, and tell it in docs/operating.md; where something was only added
 * that may be left out, nothing more. Then write the new sum into contract.json.
 */
test.each(Object.keys(contract))('the contract of %s is the one that contract.json names', (namespace) => {
  const known = Object.keys(contract).filter((one): one is HubNamespace => one in oldestServed)
  const sums = Object.fromEntries(known.map((one) => [one, sumOf(one)]))
  expect({ [namespace]: sums[namespace] }).toEqual({ [namespace]: kept.sums[namespace] })
})

test('contract.json is of this version', () => {
  expect(kept.version).toBe(PROTOCOL_VERSION)
})
