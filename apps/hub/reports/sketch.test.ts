import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, countOf, mergePacked, pack, quantile } from './sketch.ts'
import type { Sketch } from './sketch.ts'

const sketchOf = (values: readonly number[]): Sketch => {
  const sketch: Sketch = []
  for (const value of values) add(sketch, value)
  return sketch
}
const seconds = fc.array(fc.double({ min: 1, max: 50_000, noNaN: true }), { minLength: 1, maxLength: 300 })
const shares = fc.constantFrom(0.5, 0.9, 0.95, 1)

test('any quantile is within 2.5 % of the true one', () => {
  fc.assert(fc.property(seconds, shares, (values, share) => {
    const exact = values.toSorted((a, b) => a - b)[Math.ceil(share * values.length) - 1] ?? 0
    // below a second nobody asks
    const found = quantile(sketchOf(values), share) ?? 0
    expect(Math.abs(found - exact)).toBeLessThanOrEqual(Math.max(0.5, exact * 0.025))
  }))
})

test('the sketches of two months, packed, add up to the sketch of both', () => {
  fc.assert(fc.property(seconds, seconds, (first, second) => {
    const together = sketchOf([...first, ...second])
    const packed: Sketch = []
    for (const month of [first, second]) mergePacked(packed, pack(sketchOf(month)))
    expect(packed).toEqual(together)
    expect(countOf(packed)).toBe(first.length + second.length)
  }))
})

test('where there is nothing there is no quantile, and counts of any size survive packing', () => {
  expect(quantile([], 0.5)).toBeUndefined()
  const large: Sketch = [0, 0, 2_314_755, 0, 127, 128]
  const again: Sketch = []
  mergePacked(again, pack(large))
  expect(again).toEqual(large)
})
