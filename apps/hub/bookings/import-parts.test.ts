import { expect, test } from 'vitest'
import { timings } from '../timings.ts'
import { createImportParts } from './import-parts.ts'

const part = (number: number, of = 3, importId = 'list-1') => ({ importId, number, of })

test('[F9] a list in parts is whole with its last part, also where a part is sent twice', () => {
  const lists = createImportParts()
  expect(lists.take('marta', 'a', part(1))).toEqual({ ok: true, csv: undefined })
  expect(lists.take('marta', 'b', part(2))).toEqual({ ok: true, csv: undefined })
  expect(lists.take('marta', 'b', part(2))).toEqual({ ok: true, csv: undefined })
  expect(lists.take('marta', 'c', part(3))).toEqual({ ok: true, csv: 'abc' })
})

test('a list that was whole is forgotten: its last part alone does not bring it again', () => {
  const lists = createImportParts()
  for (const [index, csv] of ['a', 'b'].entries()) lists.take('marta', csv, part(index + 1))
  expect(lists.take('marta', 'c', part(3))).toEqual({ ok: true, csv: 'abc' })
  expect(lists.take('marta', 'c', part(3))).toMatchObject({ ok: false, error: { code: 'conflict' } })
})

test('[F9] a list of which a part is missing, or that another took the place of, is never taken in', () => {
  const lists = createImportParts()
  expect(lists.take('marta', 'c', part(3))).toMatchObject({ ok: false, error: { code: 'conflict' } })
  lists.take('marta', 'a', part(1))
  expect(lists.take('marta', 'c', part(3))).toMatchObject({ ok: false, error: { code: 'conflict' } })
  lists.take('marta', 'x', part(1, 2, 'list-2'))
  expect(lists.take('marta', 'b', part(2))).toMatchObject({ ok: false, error: { code: 'conflict' } })
  expect(lists.take('marta', 'x', part(4))).toMatchObject({ ok: false, error: { code: 'conflict' } })
})

test('[F9] few lists are kept: of more, the oldest is sent again', () => {
  const lists = createImportParts()
  for (let n = 0; n <= timings.listsUnderWay; n += 1) lists.take(`supervisor-${n}`, 'a', part(1, 2))
  expect(lists.take('supervisor-0', 'b', part(2, 2))).toMatchObject({ ok: false, error: { code: 'conflict' } })
  expect(lists.take('supervisor-1', 'b', part(2, 2))).toEqual({ ok: true, csv: 'ab' })
})
