import { expect, test } from 'vitest'
import { createRefusalLog } from './refusal-log.ts'

const open = () => {
  const lines: string[] = []
  let now = 0
  const note = createRefusalLog((what) => lines.push(what), () => now)
  return { lines, note: (name: string, door = 'inside') => note(door, { name, header: 'Host' }), pass: (ms: number) => { now += ms } }
}

test('[security 12] a refused name is written with its door once a minute', () => {
  const log = open()
  for (let n = 0; n < 50; n += 1) log.note('evil.example')
  log.note('evil.example', 'public')
  expect(log.lines).toEqual([expect.stringContaining('"evil.example" (Host) at the inside door'), expect.stringContaining('at the public door')])
  log.pass(60_000)
  log.note('evil.example')
  expect(log.lines).toHaveLength(3)
})

test('[security 12] a thousand names fill neither log nor memory, and a minute later names are written again', () => {
  const log = open()
  for (let n = 0; n < 1_000; n += 1) log.note(`n${n}.example`)
  expect(log.lines).toHaveLength(20)
  log.pass(60_000)
  log.note('another.example')
  expect(log.lines.at(-1)).toContain('another.example')
})

test('a name with a line end stays one line', () => {
  const log = open()
  log.note('evil\nhub: all is well')
  expect(log.lines.join('')).not.toContain('\n')
})
