import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openForTest, printerContract, printerFaultContract, type Rig, testTimeouts } from './contract.ts'
import { readCommand } from './fakes/command-reader.ts'
import { createFakePrinter, type FakePrinter } from './fakes/fake-printer.ts'
import { createStrip, type CutPaper } from './fakes/strip.ts'
import { startVirtualPrinter } from './fakes/virtual-printer.ts'

const fakeRig = (): Promise<Rig> => {
  const made: FakePrinter[] = []
  let on: Parameters<FakePrinter['setFault']>[] = []
  return Promise.resolve({
    printer: options => {
      const printer = createFakePrinter({ ...(typeof options?.model === 'string' ? { model: options.model } : {}), timeouts: testTimeouts })
      for (const fault of on) printer.setFault(...fault)
      made.push(printer)
      return printer
    },
    papers: () => made.flatMap(printer => printer.papers()),
    setFault: (...fault) => {
      on = [...on, fault]
      for (const printer of made) printer.setFault(...fault)
    },
    close: () => Promise.resolve(),
  })
}

const networkRig = async (): Promise<Rig> => {
  const virtual = await startVirtualPrinter()
  return {
    printer: options => openForTest(virtual.address, options),
    papers: () => virtual.papers().map(({ bitmap, text }) => ({ width: bitmap.width, height: bitmap.height, dots: bitmap.data, text })),
    setFault: virtual.setFault,
    close: virtual.close,
  }
}

const fileRig = (): Promise<Rig> => {
  const folder = mkdtempSync(join(tmpdir(), 'senha-printer-'))
  const path = join(folder, 'roll.bin')
  return Promise.resolve({
    printer: options => openForTest(`file:${path}`, options),
    papers: () => readPapers(existsSync(path) ? readFileSync(path) : new Uint8Array(0)),
    close: () => { rmSync(folder, { recursive: true }); return Promise.resolve() },
  })
}

/** The papers in bytes that were kept, read as the virtual printer reads them. */
const readPapers = (bytes: Uint8Array): CutPaper[] => {
  const strip = createStrip(576)
  const papers: CutPaper[] = []
  for (let at = 0; at < bytes.length;) {
    const next = readCommand(bytes.subarray(at))
    if (!next) break
    at += next.length
    const cut = strip.take(next.command)
    if (cut) papers.push(cut)
  }
  return papers
}

printerContract('fake', fakeRig)
printerContract('network', networkRig)
printerContract('file', fileRig)
printerFaultContract('fake', fakeRig)
printerFaultContract('network', networkRig)
