import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pathsSource } from './generate.ts'

test('the shipped outlines are those of the icon package, for every name in the list', () => {
  expect(readFileSync(new URL('paths.ts', import.meta.url), 'utf8')).toBe(pathsSource())
})
