import { array, assert, double, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { pack, rowsOf } from './pack.ts'

const boxes = (heights: readonly number[], gap = 10) => {
  let top = 0
  return heights.map((height) => {
    const box = { top, bottom: top + height }
    top += height + gap
    return box
  })
}

test('what stands side by side stays on one page', () => {
  const rows = rowsOf([{ top: 0, bottom: 40 }, { top: 0.4, bottom: 60 }, { top: 70, bottom: 110 }])
  expect(rows).toEqual([{ top: 0, bottom: 60, items: [0, 1] }, { top: 70, bottom: 110, items: [2] }])
  expect(pack(rows, 80)).toEqual([[0, 1], [2]])
  expect(pack(rows, 110)).toEqual([[0, 1, 2]])
})

test('what is taller than the room has no page', () => {
  expect(pack(rowsOf(boxes([40, 200])), 100)).toBeUndefined()
  expect(pack([], 100)).toEqual([])
  // unless nothing else is left: then it stands alone, and what comes after it is reached
  expect(pack(rowsOf(boxes([40, 200, 30, 30])), 100, true)).toEqual([[0], [1], [2, 3]])
})

test('every thing stands on one page, in order, and each page has room for its own', () => {
  assert(property(array(double({ min: 1, max: 100, noNaN: true }), { maxLength: 30 }), integer({ min: 100, max: 400 }), (heights, room) => {
    const all = boxes(heights)
    const pages = pack(rowsOf(all), room) ?? []
    expect(pages.flat()).toEqual(heights.map((_, index) => index))
    for (const page of pages) expect((all[page.at(-1) ?? 0]?.bottom ?? 0) - (all[page[0] ?? 0]?.top ?? 0)).toBeLessThanOrEqual(room + 0.5)
  }))
})
