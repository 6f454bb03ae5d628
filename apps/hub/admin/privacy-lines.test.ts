import { expect, test } from 'vitest'
import { privacyLines } from './privacy-lines.ts'

test('a notice that names nobody is told, each lack by itself; one that is still an example too', () => {
  expect(privacyLines({})).toEqual([
    'privacy.controller is not set: the privacy notice names nobody who answers for the data',
    'privacy.contact is not set: the privacy notice names no address for questions about the data',
    'privacy.authority is not set: the privacy notice does not say where people can complain',
  ])
  expect(privacyLines({ privacy: { controller: 'Câmara', contact: 'dados@cnaim-lisboa.example', authority: 'CNPD' } })).toEqual([
    'privacy.contact is "dados@cnaim-lisboa.example", an example: put your own in its place',
  ])
  expect(privacyLines({ privacy: { controller: 'Câmara', contact: 'dados@camara.pt', authority: 'CNPD' } })).toEqual([])
})
