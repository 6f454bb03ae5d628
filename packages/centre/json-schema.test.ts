import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { jsonSchemaText } from './json-schema.ts'

const published = readFileSync(new URL('centre.schema.json', import.meta.url), 'utf8')

test('the published schema is the one that is enforced (`npm run centre-schema` writes it)', () => {
  expect(published).toBe(jsonSchemaText())
})

test.each(['lisboa', 'porto', 'faro'])('%s names the published schema and keeps it', (name) => {
  const centre: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8'))
  expect(centre).toMatchObject({ $schema: './centre.schema.json' })
  expect(z.fromJSONSchema(JSON.parse(published)).safeParse(centre).error).toBeUndefined()
})

test('whoever checks with the published schema alone is refused a misspelt key, too', () => {
  const centre: Record<string, unknown> = JSON.parse(readFileSync(new URL('faro.json', import.meta.url), 'utf8'))
  expect(z.fromJSONSchema(JSON.parse(published)).safeParse({ ...centre, languagess: [] }).success).toBe(false)
})
