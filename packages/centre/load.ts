import { readFileSync } from 'node:fs'
import { refuse } from '@senha/domain'
import type { Result } from '@senha/domain'
import type { Centre } from './schema.ts'
import { parseCentre } from './validate.ts'

/** The reason on one line: V8 quotes the file, line breaks included. */
const because = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause)).replace(/\s+/g, ' ')

/** Reads and checks a centre's configuration file. A refusal says which file, which path in it and why; nothing is thrown. */
export const loadCentre = (file: string): Result<{ centre: Centre }> => {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    return refuse('unavailable', `cannot read the centre's configuration ${file}: ${because(cause)}`)
  }
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, '')) // some editors put a byte order mark first
  } catch (cause) {
    return refuse('invalid', `${file} is not JSON: ${because(cause)}`)
  }
  const parsed = parseCentre(json)
  return parsed.ok ? parsed : refuse('invalid', `${file} is not a valid centre:\n${parsed.error.message}`)
}
