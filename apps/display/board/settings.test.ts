import { expect, test } from 'vitest'
import type { PublicCentre } from '@senha/protocol'
import { settingsOf } from './settings.ts'

const displays: PublicCentre['displays'] = [
  { id: 'hall', layout: 'calls-and-media', zone: 'zone-1', arrow: 'left', voice: false, mediaSeconds: 20 },
  { id: 'stairs', layout: 'calls', voice: true, mediaSeconds: 12 },
]

test('a display that the centre names is as the centre says', () => {
  expect(settingsOf(displays, { id: 'hall' })).toEqual({ layout: 'calls-and-media', zone: 'zone-1', arrow: 'left', voice: false, mediaSeconds: 20 })
})

test('any other shows calls and queues of the whole centre, and speaks', () => {
  const usual = { layout: 'calls-and-queues', voice: true, mediaSeconds: 12, zone: undefined, arrow: undefined }
  expect(settingsOf(displays, {})).toEqual(usual)
  expect(settingsOf(displays, { id: 'unknown' })).toEqual(usual)
})

test('what stands in its address goes before the centre\'s words', () => {
  expect(settingsOf(displays, { id: 'hall', zone: 'zone-2', arrow: 'none' })).toMatchObject({ zone: 'zone-2', arrow: 'none' })
})
