import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCommand } from '../fakes/command-reader.ts'
import { automaticAnswer, faultNames, type Faults, noFaults, paperAnswer, realTimeAnswer } from '../fakes/faults.ts'
import { type Answer, createAnswerReader, printedRequest } from './answers.ts'
import { rasterBands, withoutRealTime } from './raster.ts'
import { decodeAutomatic, decodePaper, decodePortStatus, decodeRealTime, mergeFlags, type PrinterState, stateOf, statusQuestions, statusRequest } from './status.ts'
import { encodeLine, toAscii } from './text.ts'

const bytes = (max: number) => fc.uint8Array({ maxLength: max })
const someFaults: fc.Arbitrary<Faults> = fc.subarray([...faultNames]).map(on => ({ ...noFaults(), ...Object.fromEntries(on.map(name => [name, true])) }))
/** What a printer with these faults should be called, told from the faults and not from the bits. */
const expected = (faults: Faults): PrinterState =>
  faults['cover-open'] ? 'cover-open' : faults['paper-out'] ? 'no-paper' : faults['cutter-error'] ? 'cutter-error'
    : faults.offline ? 'offline' : faults['paper-near-end'] ? 'paper-near-end' : 'ready'

describe('status', () => {
  it('asks with DLE EOT', () => {
    expect(statusQuestions.map(n => Buffer.from(statusRequest(n)).toString('hex'))).toEqual(['100401', '100402', '100403', '100404'])
  })

  it('is the same from the four answers to DLE EOT and from the automatic four bytes, whatever the faults', () => {
    fc.assert(fc.property(someFaults, faults => {
      const [b0 = 0, b1 = 0, b2 = 0, b3 = 0] = automaticAnswer(faults)
      expect(stateOf(mergeFlags(statusQuestions.map(n => decodeRealTime(n, realTimeAnswer(n, faults)))))).toBe(expected(faults))
      expect(stateOf(decodeAutomatic([b0, b1, b2, b3]))).toBe(expected(faults))
    }))
  })

  it('reads the paper from GS r and the port status of USB', () => {
    expect(decodePaper(paperAnswer({ ...noFaults(), 'paper-near-end': true }))).toMatchObject({ paperNearEnd: true, paperEnd: false })
    expect(stateOf(decodePortStatus(0x18) ?? mergeFlags([]))).toBe('ready')
    expect(stateOf(decodePortStatus(0x38) ?? mergeFlags([]))).toBe('no-paper')
    expect(stateOf(decodePortStatus(0x08) ?? mergeFlags([]))).toBe('offline')
    expect(decodePortStatus(0)).toBeUndefined()
  })
})

describe('answers', () => {
  const answer: fc.Arbitrary<{ sent: number[]; read: Answer }> = fc.oneof(
    fc.nat(255).map(b => (b & 0x6c) | 0x12).map(byte => ({ sent: [byte], read: { kind: 'real-time' as const, byte } })),
    fc.nat(255).map(b => b & 0x6f).map(byte => ({ sent: [byte], read: { kind: 'paper' as const, byte } })),
    fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)).map(([a, b, c, d]): [number, number, number, number] => [(a & 0x6c) | 0x10, b & 0x6f, c & 0x6f, d & 0x6f])
      .map(sent => ({ sent, read: { kind: 'automatic' as const, bytes: sent } })),
    fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map(code => String.fromCharCode(code)), minLength: 4, maxLength: 4 })
      .map(mark => ({ sent: [0x37, 0x22, ...Buffer.from(mark, 'latin1'), 0], read: { kind: 'printed' as const, mark } })),
  )

  it('are read the same however the bytes are cut into pieces', () => {
    fc.assert(fc.property(fc.array(answer, { maxLength: 12 }), fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }), (answers, cuts) => {
      const sent = answers.flatMap(one => one.sent)
      const read = createAnswerReader()
      const found: Answer[] = []
      for (let at = 0, turn = 0; at < sent.length; turn++) {
        const size = cuts[turn % cuts.length] ?? 1
        found.push(...read(Uint8Array.from(sent.slice(at, at + size))))
        at += size
      }
      expect(found).toEqual(answers.map(one => one.read))
    }))
  })

  it('never stop the reader, whatever nonsense a printer says: a real answer after it is heard', () => {
    fc.assert(fc.property(bytes(300), nonsense => {
      const read = createAnswerReader()
      read(nonsense)
      // A block that the nonsense began ends with the zero, a status of four bytes with the three others.
      read(Uint8Array.of(0, 0, 0, 0))
      expect(read(Uint8Array.of(0x12))).toEqual([{ kind: 'real-time', byte: 0x12 }])
    }))
  })

  it('ask for the word that a paper is out with its mark', () => {
    expect(printedRequest('0042').toString('hex')).toBe('1d28480600303030303432')
  })
})

describe('pictures', () => {
  const risky = fc.array(fc.oneof(fc.constantFrom(0x10, 0x04, 0x05, 0x14, 0x18), fc.nat(255)), { maxLength: 400 }).map(list => Uint8Array.from(list))

  it('hold no real-time command, and differ from what was drawn by single added dots at most', () => {
    fc.assert(fc.property(risky, data => {
      const safe = withoutRealTime(data)
      expect(Buffer.from(safe).toString('hex').replaceAll(/(..)/g, '$1 ')).not.toMatch(/10 (04|05|14) /)
      expect(safe.every((byte, at) => byte === data[at] || (data[at] === 0x10 && byte === 0x18))).toBe(true)
    }))
  })

  it('come back whole, band after band, from a reader that knows only the command reference', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 400 }), fc.nat(255), (rowBytes, height, seed) => {
      const data = Uint8Array.from({ length: rowBytes * height }, (_, at) => (at * 7 + seed) & 0xee)
      const rows = rasterBands({ width: rowBytes * 8, height, data }).map(band => readCommand(band)?.command)
      expect(rows.every(command => command?.kind === 'raster' && command.rowBytes === rowBytes)).toBe(true)
      expect(Buffer.concat(rows.map(command => (command?.kind === 'raster' ? command.data : new Uint8Array(0))))).toEqual(Buffer.from(withoutRealTime(data)))
    }))
  })
})

describe('lines of text', () => {
  it('never hold a control byte or a question mark that nobody wrote', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), line => {
      for (const { bytes: sent } of [encodeLine(line, []), encodeLine(line, ['windows-1252', 'windows-1251', 'ibm866'])]) {
        expect(sent.every(byte => byte >= 0x20 && byte !== 0x7f)).toBe(true)
        expect(sent.includes(0x3f) && !line.normalize('NFKD').includes('?')).toBe(false)
      }
    }))
  })

  it('are read back by the platform from the page they were put in', () => {
    for (const [line, page] of [['Não há ninguém à frente', 'windows-1252'], ['Зона 1, їхній ґанок', 'windows-1251'], ['Чакайце, калі ласка, ў', 'windows-1251']] as const) {
      const encoded = encodeLine(line, ['windows-1252', 'windows-1251'])
      expect(encoded.page).toBe(page)
      expect(new TextDecoder(page).decode(encoded.bytes)).toBe(line)
    }
  })

  it('stay readable in plain ASCII', () => {
    expect(toAscii('Acolhimento e Triagem – nº 3')).toBe('Acolhimento e Triagem - no 3')
    expect(toAscii('Талон: Україна, Щастя')).toBe('Talon: Ukraina, Shchastia')
    expect(toAscii('Așteptați, vă rugăm')).toBe('Asteptati, va rugam')
  })
})
