import { expect, test } from 'vitest'
import { readEntry } from './entry.ts'

test('the token in the address is taken and does not stay there', () => {
  expect(readEntry('http://hub/monitor/?token=secret&id=wall-2')).toEqual({ device: { token: 'secret', id: 'wall-2' }, clean: 'http://hub/monitor/?id=wall-2' })
})

test('without a token somebody signs in', () => {
  expect(readEntry('http://hub/monitor/')).toEqual({ clean: 'http://hub/monitor/' })
})
