import { openForTest, printerContract, printerFaultContract, type Rig, testTimeouts } from './contract.ts'
import { createEscposPrinter } from './escpos-printer.ts'
import { createMachine } from './fakes/machine.ts'
import { plugInto } from './fakes/plug.ts'
import type { CutPaper } from './fakes/strip.ts'
import './fakes/use-scripted-usb.ts'
import { findModel, generic } from './models.ts'
import { createRoll } from './roll.ts'
import { defaultTimeouts } from './timeouts.ts'
import { deviceConnection } from './transports/file.ts'
import type { Opened } from './transports/transport.ts'

/** The real `usb` package over a native half that is scripted. */
const usbRig = async (): Promise<Rig> => {
  await import('./transports/usb.ts')
  const { scriptedUsb } = await import('./fakes/scripted-usb.ts')
  const script = scriptedUsb()
  script.reset()
  return {
    printer: options => openForTest('usb', options),
    papers: script.papers,
    setFault: script.setFault,
    mend: script.plugIn,
    close: () => Promise.resolve(),
  }
}

/** A device node such as /dev/usb/lp0, opened without blocking: EAGAIN while it takes no byte, and while it has none to give. */
const deviceRig = (): Promise<Rig> => {
  let papers: CutPaper[] = []
  const machine = createMachine(576, cut => { papers = [...papers, cut] })
  const busy = () => Object.assign(new Error('resource temporarily unavailable'), { code: 'EAGAIN' })
  const gone = () => Object.assign(new Error('no such device'), { code: 'ENODEV' })
  const open = (): Promise<Opened> => {
    const plug = plugInto(machine)
    return Promise.resolve({
      ok: true,
      connection: deviceConnection({
        read: async buffer => {
          const said = await plug.fetch(0)
          if (said === 'gone') throw gone()
          if (said === 'timeout') throw busy()
          buffer.set(said)
          return { bytesRead: said.length }
        },
        write: async (bytes, offset, length) => {
          const part = bytes.slice(offset, offset + Math.min(length, 1_000))
          const sent = await plug.send(part, 0)
          if (sent === 'gone') throw gone()
          if (sent === 'timeout') throw busy()
          return { bytesWritten: part.length }
        },
        close: () => { plug.pull(); return Promise.resolve() },
      }),
    })
  }
  return Promise.resolve({
    printer: options => {
      const model = findModel(typeof options?.model === 'string' ? options.model : 'generic') ?? generic
      return createEscposPrinter({ transport: { open }, model, roll: createRoll(model), timeouts: { ...defaultTimeouts, ...testTimeouts } })
    },
    papers: () => papers,
    setFault: machine.turn,
    close: () => { machine.stop(); return Promise.resolve() },
  })
}

printerContract('usb', usbRig)
printerContract('device node', deviceRig)
printerFaultContract('usb', usbRig)
printerFaultContract('device node', deviceRig)
