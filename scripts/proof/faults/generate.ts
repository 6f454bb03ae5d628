import * as fc from 'fast-check'
import { z } from 'zod'
import * as protocol from '@senha/protocol'
import { screenCommands } from '../../../apps/kiosk/link.ts'
import { oneOf } from '../../sim/random.ts'
import type { Random } from '../../sim/random.ts'

/** Messages made from the schemas themselves, so that no command can be forgotten. */

type Commands = Readonly<Record<string, z.ZodType>>

/** Who gives which commands. The kiosk's screens speak to the kiosk's own host. */
export const tables = {
  kiosk: protocol.kioskCommands,
  counter: protocol.counterCommands,
  display: protocol.displayCommands,
  visitor: protocol.visitorCommands,
  monitor: protocol.monitorCommands,
  screen: screenCommands,
} as const satisfies Readonly<Record<string, Commands>>
export type Table = keyof typeof tables

/** Every table of commands that the protocol exports, by name: a new one must stand in `tables` too. */
export const exportedTables = (): string[] =>
  Object.keys(protocol)
    .filter((name) => name.endsWith('Commands'))
    .map((name) => name.slice(0, -'Commands'.length))

export const commandsOf = (table: Table): Commands => tables[table]
export const everyCommand = (): { table: Table; name: string }[] =>
  Object.keys(tables).flatMap((table) =>
    isTable(table) ? Object.keys(commandsOf(table)).map((name) => ({ table, name })) : [],
  )
const isTable = (name: string): name is Table => Object.hasOwn(tables, name)

/** As much of JSON Schema as our commands use. */
const node = z.looseObject({
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  pattern: z.string().optional(),
  format: z.string().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
})

const arbitraryOf = (raw: unknown): fc.Arbitrary<unknown> => {
  const schema = node.parse(raw)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  switch (schema.type ?? '') {
    case 'object': {
      const model: Record<string, fc.Arbitrary<unknown>> = {}
      for (const [name, field] of Object.entries(schema.properties ?? {})) model[name] = arbitraryOf(field)
      return fc.record(model, { requiredKeys: schema.required ?? [] })
    }
    case 'array':
      return fc.array(arbitraryOf(schema.items), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 8, 8),
      })
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.integer({ min: Math.max(schema.minimum ?? -1000, -1e9), max: Math.min(schema.maximum ?? 1000, 1e9) })
    case 'string': {
      if (schema.format === 'uuid') return fc.uuid()
      if (schema.format === 'date-time')
        return fc
          .date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
          .map((date) => date.toISOString())
      if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern))
      return fc
        .string({ minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 100, 100) })
        .filter((text) => text.trim().length >= (schema.minLength ?? 0))
    }
    default:
      throw new Error(`the generator does not know this schema: ${JSON.stringify(raw).slice(0, 200)}`)
  }
}

/** What a transform reads cannot be told from its schema: a value each for those fields. */
const transformed: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  cardCode: fc.stringMatching(new RegExp(`^[${protocol.visitCodeAlphabet}]{12}$`)),
}

/** Ids that exist, by the name of the field that takes one. */
export type Known = Readonly<Record<string, readonly unknown[]>>

export interface Generator {
  /** A payload that the command's schema accepts; ids that exist in most of the fields that take one. */
  readonly right: (table: Table, name: string, known: Known) => Record<string, unknown>
  /** Right but for one field. */
  readonly almost: (table: Table, name: string, known: Known) => Record<string, unknown>
  readonly anything: () => unknown
}

const shapeOf = (schema: z.ZodType): fc.Arbitrary<Record<string, unknown>> => {
  const json = node.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
  const model: Record<string, fc.Arbitrary<unknown>> = {}
  for (const [name, field] of Object.entries(json.properties ?? {}))
    model[name] = transformed[name] ?? arbitraryOf(field)
  return fc.record(model, { requiredKeys: json.required ?? [] })
}

/** Anything that JSON can say: deep, long, empty, of every wrong type. */
const anyValue = (random: Random, depth = 0): unknown => {
  const pick = Math.floor(random() * (depth > 3 ? 8 : 11))
  switch (pick) {
    case 0:
      return null
    case 1:
      return random() < 0.5
    case 2:
      return oneOf(random, [0, -1, 1e308, -0.5, Number.MAX_SAFE_INTEGER])
    case 3:
      return ''
    case 4:
      return 'x'.repeat(Math.floor(random() * 3_000))
    case 5:
      return oneOf(random, [
        '__proto__',
        'constructor',
        "'; DROP TABLE event; --",
        '\u0000',
        '👩‍👧',
        '\u202eabc',
        '../../etc/passwd',
        '{"commandId":1}',
      ])
    case 6:
      return crypto.randomUUID()
    case 7:
      return { _placeholder: true, num: Math.floor(random() * 4) }
    case 8:
      return Array.from({ length: Math.floor(random() * 6) }, () => anyValue(random, depth + 1))
    default:
      return Object.fromEntries(
        Array.from({ length: Math.floor(random() * 6) }, () => [
          oneOf(random, [
            'commandId',
            'topicId',
            'ticketId',
            'visitCode',
            'language',
            '__proto__',
            'toString',
            'x',
            '',
          ]),
          anyValue(random, depth + 1),
        ]),
      )
  }
}

/** The same messages for the same seed, but for the ids of commands, which are new each time. */
export const createGenerator = (random: Random): Generator => {
  const shapes = new Map<string, readonly Record<string, unknown>[]>()
  const sample = (table: Table, name: string): Record<string, unknown> => {
    const key = `${table} ${name}`
    const schema = commandsOf(table)[name]
    if (!schema) throw new Error(`${table} has no command ${name}`)
    const samples = shapes.get(key) ?? fc.sample(shapeOf(schema), { seed: Math.floor(random() * 2 ** 31), numRuns: 60 })
    shapes.set(key, samples)
    return { ...oneOf(random, samples), commandId: crypto.randomUUID() }
  }
  const right: Generator['right'] = (table, name, known) => {
    const payload = sample(table, name)
    for (const [field, value] of Object.entries(payload)) {
      const ids = known[field]
      if (!ids || ids.length === 0 || random() < 0.2) continue
      payload[field] = Array.isArray(value) ? [oneOf(random, ids)] : oneOf(random, ids)
    }
    // a schema may know more than its JSON form says
    return commandsOf(table)[name]?.safeParse(payload).success ? payload : sample(table, name)
  }
  return {
    right,
    almost: (table, name, known) => {
      const payload = right(table, name, known)
      payload[oneOf(random, [...Object.keys(payload), 'commandId', 'more'])] = anyValue(random)
      return payload
    },
    anything: () => anyValue(random),
  }
}
