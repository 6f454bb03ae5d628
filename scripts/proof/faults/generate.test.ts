import { expect, test } from 'vitest'
import { randomFrom } from '../../sim/random.ts'
import { commandsOf, createGenerator, everyCommand, exportedTables, tables } from './generate.ts'

const seed = Number(process.env['SENHA_SEED'] ?? 1)

test('every table of commands of the protocol is sent: none can be forgotten', () => {
  expect(Object.keys(tables).toSorted()).toEqual([...exportedTables(), 'screen'].toSorted())
})

test.each(everyCommand())(
  `$table $name: what is made from its schema is accepted, and nearly right is mostly refused (seed ${seed})`,
  ({ table, name }) => {
    const { right, almost } = createGenerator(randomFrom(seed))
    const schema = commandsOf(table)[name]
    const accepted = (make: typeof right): number =>
      Array.from({ length: 50 }, () => make(table, name, {})).filter((payload) => schema?.safeParse(payload).success)
        .length
    expect(accepted(right)).toBe(50)
    expect(accepted(almost)).toBeLessThan(25)
  },
)
