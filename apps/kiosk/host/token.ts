import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FlagsError } from './flags-error.ts'

/** What a program was started with, beside its flags. */
export interface Surroundings { readonly env: Readonly<Partial<Record<string, string>>> }

/** A unit's `LoadCredential=token:FILE` puts it there (systemd.exec(5)). */
const credentialName = 'token'

const readToken = (file: string): string => {
  let text: string
  try {
    text = readFileSync(file, 'utf8').trim()
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
    throw new FlagsError(`the token cannot be read from ${file} (${code})`)
  }
  if (text === '' || /\s/.test(text)) throw new FlagsError(`${file} holds no token: one word on one line`)
  return text
}

/** The device's token: from `--token-file`, the unit's credential or the environment, none of which every user of the machine can read, and from `--token`, which `ps` shows, for demonstrations. */
export const tokenFrom = ({ typed, file }: { typed: string | undefined; file: string | undefined }, { env }: Surroundings): string | undefined => {
  if (file !== undefined && typed !== undefined) throw new FlagsError('--token and --token-file are two tokens: give one')
  if (file !== undefined) return readToken(file)
  if (typed !== undefined) return typed
  const credentials = env['CREDENTIALS_DIRECTORY']
  const fromEnv = env['SENHA_TOKEN']
  if (fromEnv !== undefined && fromEnv.trim() !== '') return fromEnv.trim()
  return credentials === undefined ? undefined : readToken(join(credentials, credentialName))
}

/** Tokens that everybody knows; the only ones that may stand in a list of processes. */
const isDemo = (token: string): boolean => token.startsWith('demo-')

/** What to say of a token that the list of processes shows, if it does. */
export const shownToken = (args: readonly string[]): string | undefined => {
  const at = args.findIndex((arg) => arg === '--token' || arg.startsWith('--token='))
  const token = at < 0 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1])
  return token === undefined || isDemo(token) ? undefined : 'every user of this machine can read --token in the list of processes: use --token-file FILE, or SENHA_TOKEN in the environment'
}
