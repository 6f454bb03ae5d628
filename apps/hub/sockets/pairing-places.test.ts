import { expect, test } from 'vitest'
import { limits } from '../timings.ts'
import { whoGivesUp } from './pairing-places.ts'

const waiting = (...addresses: string[]) => addresses.map((address, arrival) => ({ address, arrival }))

test('among addresses with one place each the last comer gives it up, not who shows a code already', () => {
  expect(whoGivesUp(waiting('display', 'a', 'b', 'c'))).toEqual({ address: 'c', arrival: 3 })
  // a new code puts the display at the end of the list, and makes it no newcomer
  expect(whoGivesUp(waiting('display', 'a', 'b', 'c').toReversed())).toEqual({ address: 'c', arrival: 3 })
})

test('an address with more places gives one up first, its last one, whenever it came', () => {
  expect(whoGivesUp(waiting('a', 'display', 'a', 'b'))).toEqual({ address: 'a', arrival: 2 })
  expect(whoGivesUp(waiting('a', 'a', 'b', 'b', 'display'))).toEqual({ address: 'b', arrival: 3 })
})

test('where nobody waits, nobody gives up a place', () => {
  expect(whoGivesUp([])).toBeUndefined()
})

test('strangers who fill every place there is, for pairing and for none, leave room for a new connection', () => {
  const { outside, plain, open } = limits.connections
  expect(outside + plain + limits.devicesToPair).toBeLessThan(open)
})
