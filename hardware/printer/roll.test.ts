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

  it('[F12] is the same one while the near-end sensor flaps: the tickets left never rise', () => {
    const roll = createRoll(generic)
    const told: number[] = []
    for (let n = 0; n < 12; n++) {
      for (const state of ['paper-near-end', 'ready', 'offline', 'ready'] as const) {
        roll.see(state)
        told.push(roll.ticketsLeft(state))
      }
      roll.spend(ticketDots)
    }
    expect(told).toEqual(told.toSorted((a, b) => b - a))
    expect(told[0]).toBeLessThanOrEqual(Math.floor(generic.roll.nearEndMm / ticketMm))
  })

  it.each(['no-paper', 'cover-open'] as const)('[F12] is a new one once a hand was there (%s) and the sensor is silent', state => {
    const roll = createRoll(generic)
    roll.see('paper-near-end')
    roll.see(state)
    roll.see('ready')
    expect(roll.ticketsLeft('ready')).toBe(Math.floor(generic.roll.lengthMm / (90 + generic.cut.feedMm)))
  })

  it('[F12] is the old one where the cover was opened and closed over a roll that is still near its end', () => {
    const roll = createRoll(generic)
    for (const state of ['paper-near-end', 'cover-open', 'paper-near-end', 'ready'] as const) roll.see(state)
    expect(roll.ticketsLeft('ready')).toBeLessThanOrEqual(Math.floor(generic.roll.nearEndMm / ticketMm))
  })

  it('[F12] is known to be a new one, where nobody saw the cover open, when it gave more than an old one can hold', () => {
    const roll = createRoll(generic)
    roll.see('paper-near-end')
    roll.see('ready')
    const more = Math.floor(generic.roll.nearEndMm / ticketMm) + 1
    spend(roll, more)
    roll.see('ready')
    expect(roll.ticketsLeft('ready')).toBe(Math.floor((generic.roll.lengthMm - more * ticketMm) / ticketMm))
  })

  it('[F12] goes on as an old one when the kiosk starts again near its end', () => {
    let use: RollUse = { usedMm: 0 }
    createRoll(generic, use, changed => { use = changed }).see('paper-near-end')
    const after = createRoll(generic, use)
    after.see('ready')
    expect(after.ticketsLeft('ready')).toBeLessThanOrEqual(Math.floor(generic.roll.nearEndMm / ticketMm))
  })

  it('is never less than empty', () => {
    const roll = createRoll(generic, { usedMm: 10 * generic.roll.lengthMm })
    expect(roll.ticketsLeft('ready')).toBe(0)
  })
})
