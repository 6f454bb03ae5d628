import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { hostInUrl, thisMachine } from '@senha/guard'
import type { Machine } from '@senha/guard'
import { openVoice } from '@senha/voice/clips'
import { startAgent } from './agent.ts'
import { openBrowserHost } from './browser-host.ts'
import type { KioskFlags } from './flags.ts'
import { createHubTime } from './hub-time.ts'
import { openSteadyJournal } from './journal/steady.ts'
import { openToNetwork } from './open-to-network.ts'
import { openPin } from './pin.ts'
import { drawCardFor, drawFor, drawSlipFor, openPrinting } from './printing.ts'

export interface Kiosk {
  /** Where the screens are, or a print station's own address. */
  readonly address: string
  /** The one line that says it is ready. */
  readonly ready: string
  readonly close: () => Promise<void>
}

/**
 * Starts a kiosk or print station: journal, printer, agent, and the page that the screens are on. Needs no hub to be there. A test
 * gives it a `machine` with another clock.
 */
export const startKiosk = async (flags: KioskFlags, onExit?: () => void, machine: Machine = thisMachine()): Promise<Kiosk> => {
  const warn = (what: string): void => console.error(`kiosk: ${what}`)
  const time = createHubTime(machine)
  const { now } = time
  if (flags.demoPin !== undefined) warn('this kiosk opens with a PIN that everybody knows, unless --set-pin gave it one: for a demonstration only')
  if (flags.voiceShipped !== undefined && !existsSync(flags.voiceShipped)) warn(`the folder of --voice-shipped is not there: ${flags.voiceShipped}`)
  const journal = openSteadyJournal(flags.data, now, warn, time)
  const opened: (() => Promise<void> | void)[] = [journal.close]
  const close = async (): Promise<void> => {
    for (const end of opened.toReversed()) await end()
  }
  try {
    let lookAtPrinter = (): void => undefined
    const printing = await openPrinting(flags.printer, flags.model, journal, () => lookAtPrinter())
    opened.push(printing.close)
    const agent = startAgent({
      hub: flags.hub, token: flags.token, ...(flags.id !== undefined && { id: flags.id }), journal, printer: printing.printer,
      draw: drawFor(printing.printer), drawSlip: drawSlipFor(printing.printer), drawCard: drawCardFor(printing.printer), pin: openPin(flags.data, () => new Date(time.elapsed()), flags.demoPin, () => now().getTime()), now, time, warn, ...(onExit && { onExit }),
    })
    lookAtPrinter = agent.lookAtPrinter
    opened.push(agent.close)
    const voice = openVoice({ folder: flags.voice ?? join(flags.data, 'voice'), shipped: flags.voiceShipped, now: () => now().getTime(), warn: (what) => warn(`voice: ${what}`) })
    opened.push(voice.close)
    const host = await openBrowserHost({
      agent, host: flags.host, port: flags.port, screens: flags.screens, voice, elapsed: () => performance.now(), warn, ...(flags.names && { names: flags.names }), ...(printing.paperPage && { paperPage: printing.paperPage }),
    })
    opened.push(host.close)
    const open = openToNetwork(flags.host, { screens: flags.screens, papers: printing.paperPage !== undefined })
    if (open !== undefined) warn(open)
    const base = `http://${hostInUrl(flags.host)}:${host.port}`
    const address = flags.screens ? `${base}/kiosk` : base
    return { address, ready: flags.screens ? `kiosk ready at ${address}` : `print station ready at ${address}`, close }
  } catch (cause) {
    await close()
    throw cause
  }
}
