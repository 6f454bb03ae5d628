import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** A question whose answer the screen does not show. */
const askHidden = async (question: string): Promise<string> => {
  process.stderr.write(question)
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  try {
    return await reader.question('')
  } finally {
    reader.close()
    process.stderr.write('\n')
  }
}

/**
 * A PIN from a file (`-`: standard input), from standard input, or asked without echo. On the command line it stands in
 * the shell's history.
 */
export const askPin = async ({ pin, file }: { pin: string | undefined; file: string | undefined }): Promise<string> => {
  if (pin !== undefined) {
    console.error(
      "admin: --pin stands in the shell's history and in the list of processes: better leave it out and be asked, or use --pin-file",
    )
    return pin
  }
  if (file !== undefined && file !== '-') return readFileSync(file, 'utf8').trim()
  if (file === '-' || !process.stdin.isTTY) return readFileSync(0, 'utf8').trim()
  return askHidden('First PIN (4 to 12 digits, changed by its owner at the first sign-in): ')
}
