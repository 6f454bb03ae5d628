import { readFileSync } from 'node:fs'
import { refuse } from '@senha/domain'
import type { Result } from '@senha/domain'
import type { Centre } from './schema.ts'
import { parseCentre } from './validate.ts'

/** Reads and checks a centre's configuration file. A refusal says which file, which path in it and why; nothing is thrown. */
export const loadCentre = (file: string): Result<{ centre: Centre }> => {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    return refuse('unavailable', `cannot read the centre's configuration ${file}: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    return refuse('invalid', `${file} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
  const parsed = parseCentre(json)
  return parsed.ok ? parsed : refuse('invalid', `${file} is not a valid centre:\n${parsed.error.message}`)
}
