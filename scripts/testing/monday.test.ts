import { expect, test } from 'vitest'

const machine = process.env['SENHA_TEST_CLOCK'] === 'machine'

test.skipIf(machine)('a test lives on a Monday morning, by every clock of the language', () => {
  const zone = 'Europe/Lisbon'
  const days = [
    new Date().toISOString().slice(0, 10),
    new Date(Date.now()).toISOString().slice(0, 10),
    Temporal.Now.instant().toString().slice(0, 10),
    Temporal.Now.zonedDateTimeISO(zone).toPlainDate().toString(),
    Temporal.Now.plainDateISO(zone).toString(),
    Temporal.Now.plainDateTimeISO(zone).toPlainDate().toString(),
  ]
  expect(days).toEqual(days.map(() => '2026-11-23'))
  expect(Temporal.Now.plainTimeISO(zone).hour).toBeGreaterThan(9)
})
