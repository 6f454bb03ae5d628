import { parseArgs } from 'node:util'
import { oneAddress, readNames } from '@senha/guard'
import type { GivenName } from '@senha/guard'
import { findModel, parseAddress } from '@senha/printer'
import { FlagsError } from './flags-error.ts'
import { tokenFrom } from './token.ts'
import type { Surroundings } from './token.ts'

export { FlagsError }

export interface KioskFlags {
  readonly hub: string
  readonly token: string
  readonly id?: string
  /** `virtual`, or an address of @senha/printer. */
  readonly printer: string
  readonly model?: string
  readonly host: string
  readonly port: number
  /** Names under which this machine is called, besides its own. */
  readonly names?: readonly GivenName[]
  readonly data: string
  readonly screens: boolean
  /** Where spoken clips are kept; in the data folder where left out. */
  readonly voice?: string
  /** Clips that came with the program: read first, never written. */
  readonly voiceShipped?: string
  /** A PIN that everybody knows, for the demo. */
  readonly demoPin?: string
}

export const usage = 'usage: npm run kiosk:browser -- --hub URL --token-file FILE --printer virtual|tcp:HOST:PORT|usb|file:PATH [--model NAME] --port N [--host ADDRESS] [--name NAME[,NAME]] --data DIR [--id NAME] [--no-screens]'
  + ' [--voice DIR] [--voice-shipped DIR] [--demo-pin PIN] (the token also from SENHA_TOKEN in the environment or a systemd credential "token"); npm run kiosk:browser -- --set-pin --data DIR'

const portOf = (text: string): number => {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || text.trim() === '') throw new FlagsError(`"${text}" is no port; ${usage}`)
  return port
}

const hubOf = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw new FlagsError(`"${text}" is no address of a hub (http://HOST:PORT)`)
  return url.origin
}

const read = (args: string[]) => {
  try {
    return parseArgs({
      args,
      options: {
        hub: { type: 'string' }, token: { type: 'string' }, 'token-file': { type: 'string' }, id: { type: 'string' }, printer: { type: 'string' }, model: { type: 'string' },
        host: { type: 'string', default: '127.0.0.1' }, port: { type: 'string' }, data: { type: 'string' }, 'no-screens': { type: 'boolean', default: false }, 'demo-pin': { type: 'string' },
        voice: { type: 'string' }, 'voice-shipped': { type: 'string' }, name: { type: 'string', multiple: true, default: [] },
      },
    }).values
  } catch (cause) {
    throw new FlagsError(`${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)}; ${usage}`)
  }
}

/** The flags of a kiosk or print station, checked before anything is opened. Throws FlagsError. */
export const readFlags = (args: string[], around: Surroundings = process): KioskFlags => {
  const { hub, token: typed, 'token-file': tokenFile, id, printer, model, host, port, data, 'no-screens': noScreens, 'demo-pin': demoPin, voice, 'voice-shipped': voiceShipped, name } = read(args)
  if (!hub || !printer || !data || port === undefined) throw new FlagsError(usage)
  const token = tokenFrom({ typed, file: tokenFile }, around)
  if (!token) throw new FlagsError(usage)
  if (printer !== 'virtual' && !parseAddress(printer)) throw new FlagsError(`"${printer}" is no printer: virtual, tcp:HOST:PORT, usb or file:PATH`)
  if (model !== undefined && !findModel(model)) throw new FlagsError(`no printer model is called "${model}"`)
  if (id !== undefined && (id.length === 0 || id.length > 64)) throw new FlagsError('--id is 1 to 64 characters long')
  const names = readNames(name)
  if (!names.ok) throw new FlagsError(names.error.message)
  return {
    ...(names.names.length > 0 && { names: names.names }),
    hub: hubOf(hub), token, printer, host: oneAddress(host), port: portOf(port), data, screens: !noScreens,
    ...(id !== undefined && { id }), ...(model !== undefined && { model }), ...(demoPin !== undefined && { demoPin }), ...(voice !== undefined && { voice }), ...(voiceShipped !== undefined && { voiceShipped }),
  }
}
