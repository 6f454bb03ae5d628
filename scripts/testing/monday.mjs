// Tests live on a Monday morning, whatever the machine's clock says: loaded into every test (vitest.config.ts) and, through
// NODE_OPTIONS, into every program that a test starts. `SENHA_TEST_CLOCK=machine` leaves the machine's clock alone
// (`npm run test:clock`, which sets that one). Pages are set in packages/screens/testing.
const monday = Date.parse('2026-11-23T10:00:00.000Z')
const { env } = process

if (env.SENHA_TEST_CLOCK !== 'machine') {
  env.SENHA_TEST_SHIFT ??= String(monday - Date.now())
  const shift = Number(env.SENHA_TEST_SHIFT)
  const load = `--import ${import.meta.url}`
  if (!env.NODE_OPTIONS?.includes(load)) env.NODE_OPTIONS = [env.NODE_OPTIONS, load].filter(Boolean).join(' ')
  const RealDate = Date
  globalThis.Date = class Date extends RealDate {
    constructor(...given) {
      if (given.length === 0) super(RealDate.now() + shift)
      else super(...given)
    }

    static now() {
      return RealDate.now() + shift
    }
  }
  // Temporal, where this Node has it, reads the machine's clock by itself
  const { Temporal } = globalThis
  if (Temporal) {
    const now = () => Temporal.Instant.fromEpochMilliseconds(Date.now())
    const zoned = (zone = Temporal.Now.timeZoneId()) => now().toZonedDateTimeISO(zone)
    Object.assign(Temporal.Now, {
      instant: now,
      zonedDateTimeISO: zoned,
      plainDateTimeISO: (zone) => zoned(zone).toPlainDateTime(),
      plainDateISO: (zone) => zoned(zone).toPlainDate(),
      plainTimeISO: (zone) => zoned(zone).toPlainTime(),
    })
  }
}
