import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FaultName } from './fakes/faults.ts'
import { openPrinter, type OpenOptions } from './open-printer.ts'
import type { Bitmap, Paper, Printer, PrinterFault } from './printer.ts'
import type { Timeouts } from './timeouts.ts'

/** A printer under the contract, and the hand that looks at its papers and breaks it. */
export interface Rig {
  readonly printer: (options?: Pick<OpenOptions, 'model'>) => Printer
  /** What came out, oldest first; waits for nothing. */
  readonly papers: () => readonly { readonly width: number; readonly height: number; readonly dots: Uint8Array; readonly text: readonly string[] }[]
  /** Absent where nothing can be broken, since nothing ever answers (an ordinary file). */
  readonly setFault?: (name: FaultName, on: boolean) => void
  /** Puts the plug back, where a dropped connection means that it was pulled. */
  readonly mend?: () => void
  readonly close: () => Promise<void>
}

/** Shorter than in the hall, and still far longer than any answer here takes. */
export const testTimeouts: Partial<Timeouts> = { answerMs: 500, maybeConfirmMs: 700, finishMs: 600, printMs: 2_000, writeMs: 700, pollMs: 40, closeMs: 300 }

export const openForTest = (address: string, options: OpenOptions = {}): Printer => openPrinter(address, { ...options, timeouts: testTimeouts })

/** A picture whose every band differs, so that a lost or doubled band is seen. */
export const picture = (width: number, height: number, seed = 1): Bitmap => {
  const data = new Uint8Array((width / 8) * height)
  for (let at = 0; at < data.length; at++) data[at] = (at * 31 + Math.floor(at / 1000) * 7 + seed * 101) & 0xee
  return { width, height, data }
}
export const paper = (height = 300, seed = 1, width = 576): Paper => ({ bitmap: picture(width, height, seed), text: ['Bilhete A042', 'Acolhimento'] })

const lasting: [FaultName, PrinterFault][] = [['paper-out', 'no-paper'], ['cover-open', 'cover-open'], ['cutter-error', 'cutter-error'], ['offline', 'offline']]
/** Every way a model may confirm: GS ( H, GS r, and the model that promises nothing. */
const confirming = ['epson-tm-t88vi', 'citizen-ct-s310ii', 'generic']
const narrow = 512

const drawn = (...papers: Paper[]) => papers.map(({ bitmap }) => Buffer.from(bitmap.data).toString('base64'))

const useRig = (makeRig: () => Promise<Rig>) => {
  let rig: Rig | undefined
  beforeEach(async () => { rig = await makeRig() })
  afterEach(() => rig?.close())
  return () => {
    if (!rig) throw new Error('no rig outside a test')
    return rig
  }
}
const dotsOf = (rig: Rig) => rig.papers().map(({ dots }) => Buffer.from(dots).toString('base64'))

/** What holds for every printer, whether it answers or not. */
export const printerContract = (name: string, makeRig: () => Promise<Rig>) => describe(`printer contract: ${name}`, () => {
  const getRig = useRig(makeRig)
  const comeOut = () => dotsOf(getRig())

  it('prints without any call before it, and the paper is the picture, dot for dot', async () => {
    expect(await getRig().printer().print(paper())).toEqual({ outcome: 'printed' })
    await expect.poll(comeOut).toEqual(drawn(paper()))
  })

  it('prints what is asked at the same time one after another, each whole, in the order asked', async () => {
    const printer = getRig().printer()
    const asked = [paper(200, 1), paper(260, 2), paper(140, 3)]
    expect(await Promise.all(asked.map(one => printer.print(one)))).toEqual(asked.map(() => ({ outcome: 'printed' })))
    await expect.poll(comeOut).toEqual(drawn(...asked))
  })

  it('prints the plain lines where the picture is too wide to be printed whole', async () => {
    expect(await getRig().printer().print(paper(100, 1, 640))).toEqual({ outcome: 'printed' })
    await expect.poll(() => getRig().papers().map(({ text }) => text)).toEqual([['Bilhete A042', 'Acolhimento']])
  })

  it('prints a picture full of bytes that a printer could take for commands', async () => {
    const data = new Uint8Array(72 * 256)
    for (let at = 0; at < data.length; at += 3) data.set([0x10, [0x04, 0x05, 0x14][at % 9 / 3] ?? 0, 0x01], at)
    const risky = { bitmap: { width: 576, height: 256, data }, text: [] }
    expect(await getRig().printer().print(risky)).toEqual({ outcome: 'printed' })
    await expect.poll(() => getRig().papers().length).toBe(1)
    const [out] = getRig().papers()
    expect(out?.dots.every((byte, at) => byte === data[at] || (byte === 0x18 && data[at] === 0x10))).toBe(true)
  })

  it('prints again after it was closed', async () => {
    const printer = getRig().printer()
    await printer.print(paper(100, 1))
    await printer.close()
    expect(await printer.print(paper(120, 2))).toEqual({ outcome: 'printed' })
    await expect.poll(comeOut).toEqual(drawn(paper(100, 1), paper(120, 2)))
  })

  it('is ready, and says about how many tickets the roll still holds', async () => {
    const printer = getRig().printer()
    const full = await printer.status()
    expect(full).toMatchObject({ state: 'ready' })
    await printer.print(paper(720))
    const after = await printer.status()
    expect(after.ticketsLeft).toBeGreaterThan(100)
    expect(after.ticketsLeft).toBeLessThanOrEqual(full.ticketsLeft ?? 0)
  })
})

/** What holds for every printer that answers, when something is wrong with it. */
export const printerFaultContract = (name: string, makeRig: () => Promise<Rig>) => describe(`printer contract, faults: ${name}`, () => {
  const getRig = useRig(makeRig)
  const comeOut = () => dotsOf(getRig())
  const setFault = (fault: FaultName, on: boolean) => getRig().setFault?.(fault, on)

  it.each(confirming)('waits for the word of a %s that the paper is out', async model => {
    const ticket = paper(300, 1, narrow)
    expect(await getRig().printer({ model }).print(ticket)).toEqual({ outcome: 'printed' })
    expect(getRig().papers()).toHaveLength(1)
  })

  it.each(lasting)('says that a print failed, and why, while there is a fault: %s', async (fault, said) => {
    const printer = getRig().printer()
    setFault(fault, true)
    expect(await printer.print(paper())).toEqual({ outcome: 'failed', fault: said })
    expect(await printer.status()).toMatchObject({ state: said })
    setFault(fault, false)
    expect(await printer.print(paper(180, 2))).toEqual({ outcome: 'printed' })
    // Nothing of the refused paper was ever sent: it does not come out late.
    expect(comeOut()).toEqual(drawn(paper(180, 2)))
  })

  it('prints and warns while the paper is near its end', async () => {
    const printer = getRig().printer()
    setFault('paper-near-end', true)
    expect(await printer.print(paper())).toEqual({ outcome: 'printed' })
    expect(await printer.status()).toMatchObject({ state: 'paper-near-end' })
  })

  it.each(confirming)('never calls a paper printed whose roll ended in the middle (%s)', async model => {
    const printer = getRig().printer({ model })
    setFault('paper-ends-midway', true)
    expect(await printer.print(paper(600, 1, narrow))).toEqual({ outcome: 'failed', fault: 'no-paper' })
    expect(await printer.status()).toMatchObject({ state: 'no-paper', ticketsLeft: 0 })
  })

  it.each(confirming)('never calls a paper printed that the knife did not free (%s)', async model => {
    setFault('cutter-jams', true)
    expect(await getRig().printer({ model }).print(paper(300, 1, narrow))).toEqual({ outcome: 'failed', fault: 'cutter-error' })
  })

  it('says unknown when the printer begins and then hangs, and does not print again by itself', async () => {
    setFault('hang-midway', true)
    const printer = getRig().printer({ model: 'citizen-ct-s310ii' })
    expect(await printer.print(paper(600))).toEqual({ outcome: 'unknown', fault: 'timeout' })
    setFault('hang-midway', false)
    // It wakes up, and may well finish the paper it was given: exactly why nobody printed that one a second time. The next
    // paper comes out clean, whatever became of the first.
    expect(await printer.print(paper(100, 2))).toEqual({ outcome: 'printed' })
    expect(comeOut()).toHaveLength(2)
    expect(comeOut()[1]).toBe(drawn(paper(100, 2))[0])
  })

  it('never calls a paper printed by a printer that takes the connection and reads nothing', async () => {
    setFault('hang', true)
    const result = await getRig().printer().print(paper(600))
    expect(result).toMatchObject({ fault: 'timeout' })
    expect(result.outcome).not.toBe('printed')
  })

  it('sends nothing to a printer that should answer and does not, so that the print may be tried again', async () => {
    setFault('mute', true)
    const printer = getRig().printer({ model: 'citizen-ct-s310ii' })
    expect(await printer.print(paper())).toEqual({ outcome: 'failed', fault: 'timeout' })
    expect(await printer.status()).toMatchObject({ state: 'unknown', fault: 'timeout' })
    expect(getRig().papers()).toEqual([])
  })

  it('takes the word of no printer that talks nonsense', async () => {
    setFault('garbage', true)
    expect(await getRig().printer({ model: 'citizen-ct-s310ii' }).print(paper())).toEqual({ outcome: 'failed', fault: 'error' })
  })

  it.each(['mute', 'garbage'] as const)('prints on a printer that promises no answers (%s)', async fault => {
    setFault(fault, true)
    expect(await getRig().printer().print(paper())).toEqual({ outcome: 'printed' })
    await expect.poll(comeOut).toEqual(drawn(paper()))
  })

  it('never calls a paper printed whose printer went away in the middle, and prints when it is back', async () => {
    const printer = getRig().printer({ model: 'citizen-ct-s310ii' })
    setFault('drop', true)
    const result = await printer.print(paper(600))
    expect(result).toMatchObject({ fault: 'unreachable' })
    expect(result.outcome).not.toBe('printed')
    getRig().mend?.()
    expect(await printer.print(paper(200, 2))).toEqual({ outcome: 'printed' })
    expect(comeOut().at(-1)?.endsWith(drawn(paper(200, 2))[0] ?? 'nothing')).toBe(true)
  })

  it('[F13] answers whoever needs it sooner before the hanging print of somebody else, and prints none of theirs later', async () => {
    setFault('hang', true)
    const printer = getRig().printer({ model: 'citizen-ct-s310ii' })
    const answered: string[] = []
    const hanging = printer.print(paper(600, 1)).then(() => answered.push('first'))
    expect(await printer.print(paper(100, 2), { withinMs: 50 }).finally(() => answered.push('second'))).toEqual({ outcome: 'failed', fault: 'timeout' })
    await hanging
    expect(answered).toEqual(['second', 'first'])
    setFault('hang', false)
    expect(await printer.print(paper(120, 3))).toEqual({ outcome: 'printed' })
    expect(comeOut().at(-1)).toBe(drawn(paper(120, 3))[0])
    expect(comeOut()).not.toContain(drawn(paper(100, 2))[0])
  })

  it('waits for a slow printer', async () => {
    setFault('slow', true)
    expect(await getRig().printer({ model: 'citizen-ct-s310ii' }).print(paper(160))).toEqual({ outcome: 'printed' })
  })
})
