import { FlagsError, readFlags } from './flags.ts'
import { startKiosk } from './start.ts'

/** One clear line and a non-zero status. */
const stop = (message: string): never => {
  console.error(`kiosk: ${message}`)
  process.exit(1)
}

const main = async (): Promise<void> => {
  const kiosk = await startKiosk(readFlags(process.argv.slice(2)))
  console.log(kiosk.ready)
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
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'EADDRINUSE') stop('the port is busy: another program listens there')
  if (code === 'EACCES') stop('this port may not be opened by this user')
  if (cause instanceof FlagsError) stop(cause.message)
  stop(cause instanceof Error ? cause.message : String(cause))
})
