import { expect, test } from 'vitest'
import { FlagsError, readFlags } from './flags.ts'

const right = { hub: 'http://127.0.0.1:4000', token: 'demo-kiosk', printer: 'virtual', port: '4010', data: 'data/k1' }
const args = (flags: Record<string, string>): string[] => Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value])

test('a kiosk and a print station, loopback unless told otherwise', () => {
  expect(readFlags(args(right))).toEqual({ ...right, port: 4010, host: '127.0.0.1', screens: true })
  expect(readFlags([...args({ ...right, printer: 'tcp:10.0.0.7:9100', model: 'generic', id: 'desk-4', host: '0.0.0.0' }), '--no-screens']))
    .toMatchObject({ printer: 'tcp:10.0.0.7:9100', model: 'generic', id: 'desk-4', host: '0.0.0.0', screens: false })
})

test.each([
  { what: 'nothing at all', given: {}, says: /^usage/ },
  { what: 'no token', given: { ...right, token: '' }, says: /^usage/ },
  { what: 'an unknown flag', given: { ...right, paint: 'it' }, says: /paint/ },
  { what: 'a port that is none', given: { ...right, port: '70000' }, says: /"70000" is no port/ },
  { what: 'an empty port', given: { ...right, port: ' ' }, says: /is no port/ },
  { what: 'a hub that is none', given: { ...right, hub: 'ftp://x' }, says: /"ftp:\/\/x" is no address of a hub/ },
  { what: 'a printer that is none', given: { ...right, printer: 'fax' }, says: /"fax" is no printer/ },
  { what: 'a model that is none', given: { ...right, model: 'abacus' }, says: /"abacus"/ },
  { what: 'a name too long', given: { ...right, id: 'k'.repeat(65) }, says: /--id/ },
])('$what is refused in one line', ({ given, says }) => {
  const refuse = (): unknown => readFlags(args(given))
  expect(refuse).toThrow(FlagsError)
  expect(refuse).toThrow(says)
  expect(refuse).not.toThrow(/\n/)
})
