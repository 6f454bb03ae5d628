import { describe, expect, it } from 'vitest'
import { generic } from './models.ts'
import { createRoll, type RollUse } from './roll.ts'

const ticketDots = 720
const ticketMm = ticketDots / generic.dotsPerMm + generic.cut.feedMm
const spend = (roll: ReturnType<typeof createRoll>, tickets: number) => { for (let n = 0; n < tickets; n++) roll.spend(ticketDots) }

describe('the roll', () => {
  it('holds as many tickets as its length does, one fewer with each printed', () => {
    const roll = createRoll(generic)
    spend(roll, 100)
    expect(roll.ticketsLeft('ready')).toBe(Math.floor((generic.roll.lengthMm - 100 * ticketMm) / ticketMm))
  })

  it('goes on where it was when the kiosk starts again', () => {
    let use: RollUse = { usedMm: 0 }
    const before = createRoll(generic, use, changed => { use = changed })
    spend(before, 50)
    const after = createRoll(generic, use)
    after.spend(ticketDots)
    before.spend(ticketDots)
    expect(after.ticketsLeft('ready')).toBe(before.ticketsLeft('ready'))
  })

  it('never promises more than the near-end sensor leaves', () => {
    const roll = createRoll(generic)
    roll.spend(ticketDots)
    expect(roll.ticketsLeft('paper-near-end')).toBe(Math.floor(generic.roll.nearEndMm / ticketMm))
    expect(roll.ticketsLeft('no-paper')).toBe(0)
  })

  it('is a new one when the printer is ready again after an end or a near end', () => {
    const roll = createRoll(generic)
    spend(roll, 200)
    const used = roll.ticketsLeft('ready')
    roll.see('ready')
    roll.see('cover-open')
    roll.see('ready')
    expect(roll.ticketsLeft('ready')).toBe(used)
    roll.see('paper-near-end')
    roll.see('cover-open')
    roll.see('ready')
    expect(roll.ticketsLeft('ready')).toBe(Math.floor(generic.roll.lengthMm / ticketMm))
  })

  it('is never less than empty', () => {
    const roll = createRoll(generic, { usedMm: 10 * generic.roll.lengthMm })
    expect(roll.ticketsLeft('ready')).toBe(0)
  })
})
