import { expect, test } from 'vitest'
import { readAddress } from './address.ts'

const store = (): Pick<Storage, 'getItem' | 'setItem'> => {
  const held = new Map<string, string>()
  return { getItem: (key) => held.get(key) ?? null, setItem: (key, value) => void held.set(key, value) }
}

test('the token is taken out of the address and remembered for the next start', () => {
  const shelf = store()
  const first = readAddress('http://hub/display/?zone=zone-2&token=secret&id=hall', shelf)
  expect(first.settings).toMatchObject({ token: 'secret', id: 'hall', zone: 'zone-2' })
  expect(first.clean).toBe('http://hub/display/?zone=zone-2&id=hall')
  expect(readAddress('http://hub/display/?zone=zone-2', shelf).settings).toMatchObject({ token: 'secret', id: 'hall', zone: 'zone-2' })
})

test('a new token does not inherit the name of the display before', () => {
  const shelf = store()
  readAddress('http://hub/display/?token=one&id=hall', shelf)
  expect(readAddress('http://hub/display/?token=two', shelf).settings).toMatchObject({ token: 'two', id: undefined })
})

test('without a token, or with a damaged memory, the display knows that it must be paired', () => {
  expect(readAddress('http://hub/display/', store()).settings.token).toBeUndefined()
  expect(readAddress('http://hub/display/', { getItem: () => '{"token":', setItem: () => undefined }).settings.token).toBeUndefined()
})

test('an arrow is one of those that exist', () => {
  expect(readAddress('http://hub/display/?arrow=none', store()).settings.arrow).toBe('none')
  expect(readAddress('http://hub/display/?arrow=sideways', store()).settings.arrow).toBeUndefined()
})
