import { listenFault } from '@senha/guard'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { FlagsError, readFlags } from './flags.ts'
import { setPin } from './pin.ts'
import { startKiosk } from './start.ts'
import { shownToken } from './token.ts'

// what a kiosk writes is for its own user alone
process.umask(0o077)

/** One clear line and a non-zero status. */
const stop = (message: string): never => {
  console.error(`kiosk: ${message}`)
  process.exit(1)
}

/** `--set-pin --data DIR`: the PIN comes on standard input, so that it stands in no history of commands. */
const setPinFrom = async (args: string[]): Promise<void> => {
  const { data } = parseArgs({ args, options: { 'set-pin': { type: 'boolean' }, data: { type: 'string' } } }).values
  if (data === undefined) return stop('usage: npm run kiosk:browser -- --set-pin --data DIR')
  console.log('The new PIN of this kiosk, 4 to 12 digits:')
  const typed = (await text(process.stdin)).trim()
  const kept = await setPin(data, typed)
  if (!kept.ok) return stop(kept.error.message)
  console.log(`PIN kept in ${data}`)
}

const main = async (): Promise<void> => {
  if (process.argv.includes('--set-pin')) return setPinFrom(process.argv.slice(2))
  const kiosk = await startKiosk(readFlags(process.argv.slice(2)))
  console.log(kiosk.ready)
  const shown = shownToken(process.argv)
  if (shown !== undefined) console.error(`kiosk: ${shown}`)
  let ending = false
  const end = (): void => {
    if (ending) return
    ending = true
    void kiosk.close().finally(() => process.exit(0))
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
}

main().catch((cause: unknown) => {
  if (cause instanceof FlagsError) stop(cause.message)
  stop(listenFault(cause) ?? (cause instanceof Error ? cause.message : String(cause)))
})
