import { expect, test } from 'vitest'
import { entriesOf } from './entries.ts'

const files: Record<string, Record<string, string>> = {
  'pt kiosk': { 'nav.back': 'Voltar', 'ahead_one': '{{count}} pessoa', 'ahead_other': '{{count}} pessoas', 'new': 'Novo' },
  'ru kiosk': { 'nav.back': 'Назад', 'ahead_one': '{{count}} человек', 'ahead_few': '{{count}} человека', 'ahead_other': '{{count}} человека' },
  'notes kiosk': { 'nav.back': 'Button.', 'ahead': 'The count stands first.', 'new': 'A heading.' },
  'pt console': { 'signIn.title': 'Entrar' },
}
const centre = { name: 'CNAIM', services: [{ id: 'welcome', name: { pt: 'Acolhimento', ru: 'Приём' } }], zones: [{ id: 'z', name: { pt: 'Zona 1' } }], hours: { monday: [{ from: '08:00', to: '19:00' }] } }
const of = (language: 'pt' | 'ru') => entriesOf({ language, rooms: ['kiosk', 'console'], words: (folder, room) => files[`${folder} ${room}`], centre })

test('each string with its source and note: a plural form that Portuguese lacks has the common one as its source', () => {
  expect(of('ru').find(({ key }) => key === 'ahead_few')).toEqual({ room: 'kiosk', key: 'ahead_few', source: '{{count}} pessoas', text: '{{count}} человека', note: 'The count stands first.' })
})

test('a string that a language lacks stands in its list without a text; a room that it does not speak, not at all', () => {
  const entries = of('ru')
  expect(entries.filter(({ text }) => text === '').map(({ room, key }) => `${room}/${key}`)).toEqual(['kiosk/new', 'centre/zones.z.name'])
  expect(entries.some(({ room }) => room === 'console')).toBe(false)
})

test('names and notices of the centre are words too, found by their ids', () => {
  expect(of('ru').filter(({ room }) => room === 'centre').map(({ key, source, text }) => [key, source, text])).toEqual([['services.welcome.name', 'Acolhimento', 'Приём'], ['zones.z.name', 'Zona 1', '']])
  expect(of('pt').find(({ key }) => key === 'services.welcome.name')?.text).toBe('Acolhimento')
})
