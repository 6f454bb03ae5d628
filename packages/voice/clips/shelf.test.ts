import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { voiceLimits } from '../limits.ts'
import { fileOf, makerTag, nameOf, stemOf } from './name.ts'
import type { Clip } from './name.ts'
import { openShelf } from './shelf.ts'

let folder: string
let warnings: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'voice-shelf-'))
  warnings = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const start = Date.parse('2026-11-25T09:00:00Z')
const tag = makerTag('engine 1')
const stem = (text: string): string => stemOf({ language: 'pt', text })
const clip = (kilobytes = 1, content = 'x'): Clip => ({ type: 'audio/ogg', bytes: Buffer.from(`OggS${content.repeat(kilobytes * 1024 - 4)}`) })
const open = (more: { readOnly?: boolean; megabytesMax?: number; now?: () => number } = {}, where = folder) =>
  openShelf(where, { now: () => start, warn: (what) => warnings.push(what), ...more })

test('names say language, words and maker, and nothing else is taken for a clip', () => {
  const name = { stem: stem('Balcão sete.'), tag, extension: 'ogg' } as const
  expect(nameOf(fileOf(name))).toEqual(name)
  expect(stem('Balcão sete.')).not.toBe(stemOf({ language: 'kea', text: 'Balcão sete.' }))
  expect(['clips.tsv', '../pt-00.ogg', `${stem('a')}.ogg`, `.making-${fileOf(name)}`, `${fileOf(name)}/..`].map(nameOf)).toEqual(Array.from({ length: 5 }, () => undefined))
})

test('what was kept is found again, also after a restart, and no half-written file is left', async () => {
  await open().keep(stem('a'), tag, clip())
  expect(await open().find(stem('a'), tag)).toEqual(clip())
  expect(await open().find(stem('b'), tag)).toBeUndefined()
  expect(readdirSync(folder)).toEqual([fileOf({ stem: stem('a'), tag, extension: 'ogg' })])
})

test('another maker\'s clip is found by its words alone, and only when asked so', async () => {
  await open().keep(stem('a'), makerTag('engine 0'), clip())
  const shelf = open()
  expect(await shelf.find(stem('a'), tag)).toBeUndefined()
  expect(await shelf.find(stem('a'))).toBeUndefined()
  expect(await shelf.findAny(stem('a'))).toEqual(clip())
})

test('what is made anew takes the place of the earlier clip; a recording stays', async () => {
  await open().keep(stem('a'), makerTag('engine 0'), clip())
  writeFileSync(join(folder, `${stem('a')}.recorded.ogg`), clip().bytes)
  await open().keep(stem('a'), tag, clip(2))
  expect(readdirSync(folder).toSorted()).toEqual([fileOf({ stem: stem('a'), tag, extension: 'ogg' }), `${stem('a')}.recorded.ogg`].toSorted())
})

test('a recording goes before what an engine made', async () => {
  await open().keep(stem('a'), tag, clip())
  writeFileSync(join(folder, `${stem('a')}.recorded.wav`), `RIFF${'r'.repeat(100)}`)
  expect(await open().find(stem('a'), tag)).toMatchObject({ type: 'audio/wav' })
})

test('a file that a power cut left empty is not there', async () => {
  const shelf = open()
  await shelf.keep(stem('a'), tag, clip())
  truncateSync(join(folder, fileOf({ stem: stem('a'), tag, extension: 'ogg' })), 0)
  expect(await shelf.find(stem('a'), tag)).toBeUndefined()
})

test('too much: those heard longest ago go first; recordings and what is no clip stay', async () => {
  let now = start
  const shelf = open({ megabytesMax: 1, now: () => now })
  const texts = ['a', 'b', 'c']
  const fileName = (text: string): string => fileOf({ stem: stem(text), tag, extension: 'ogg' })
  for (const [index, text] of texts.entries()) {
    await shelf.keep(stem(text), tag, clip(300))
    utimesSync(join(folder, fileName(text)), start / 1000 + index, start / 1000 + index)
  }
  writeFileSync(join(folder, `${stem('b')}.recorded.ogg`), clip(300).bytes)
  writeFileSync(join(folder, 'clips.tsv'), 'words')
  utimesSync(join(folder, `${stem('b')}.recorded.ogg`), 1, 1)
  // heard again: it is not the oldest any more
  now = start + 2 * voiceLimits.heardEveryMs
  await shelf.find(stem('a'), tag)
  await shelf.keep(stem('d'), tag, clip(300))
  await shelf.tidy()
  expect(readdirSync(folder).toSorted()).toEqual([fileName('a'), fileName('c'), fileName('d'), `${stem('b')}.recorded.ogg`, 'clips.tsv'].toSorted())
})

test('half-written files of a program that was killed are cleared away, fresh ones are left alone', async () => {
  for (const name of ['old', 'fresh']) writeFileSync(join(folder, `.making-${name}`), 'x')
  const [old, fresh] = [start / 1000 - voiceLimits.leftoverMs / 1000 - 1, start / 1000]
  utimesSync(join(folder, '.making-old'), old, old)
  utimesSync(join(folder, '.making-fresh'), fresh, fresh)
  await open().tidy()
  expect(readdirSync(folder)).toEqual(['.making-fresh'])
})

test('a folder that cannot be written is told once and nothing is thrown', async () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  chmodSync(file, 0o400)
  const shelf = open({}, join(file, 'voice'))
  await shelf.keep(stem('a'), tag, clip())
  await shelf.keep(stem('b'), tag, clip())
  expect(await shelf.find(stem('a'), tag)).toBeUndefined()
  expect(warnings).toEqual([expect.stringContaining('cannot be written')])
})

test('a folder that was shipped is read and never written', async () => {
  await open().keep(stem('a'), tag, clip())
  const shipped = open({ readOnly: true })
  await shipped.keep(stem('b'), tag, clip())
  expect(await shipped.findAny(stem('a'))).toEqual(clip())
  expect(existsSync(join(folder, fileOf({ stem: stem('b'), tag, extension: 'ogg' })))).toBe(false)
})
