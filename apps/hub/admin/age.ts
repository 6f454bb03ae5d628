import { spawn } from 'node:child_process'
import { closeSync, openSync, readSync } from 'node:fs'
import { StoreError } from '@senha/sqlite'

/** The first line of an encrypted file (https://age-encryption.org/v1). */
const magic = 'age-encryption.org/v1'

export const isEncrypted = (file: string): boolean => {
  const head = Buffer.alloc(magic.length)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, head, 0, head.length, 0)
  } finally {
    closeSync(handle)
  }
  return head.toString('latin1') === magic
}

/** Runs `age` on two files that it never holds whole in memory; its words are the reason where it fails. */
const age = (args: readonly string[], from: string, to: string): Promise<void> => {
  const [input, output] = [openSync(from, 'r'), openSync(to, 'w', 0o600)]
  return new Promise<void>((done, fail) => {
    const child = spawn('age', [...args], { stdio: [input, output, 'pipe'] })
    let words = ''
    child.on('error', (cause) => {
      const isMissing = 'code' in cause && cause.code === 'ENOENT'
      fail(new StoreError(isMissing ? 'the program "age" is not installed: apt-get install age' : `the program "age" cannot be started: ${cause.message}`))
    })
    child.stderr?.on('data', (text) => { words = (words + String(text)).slice(-500) })
    child.on('close', (code) => (code === 0 ? done() : fail(new StoreError(words.trim().split('\n')[0] ?? `age ended with ${code}`))))
  }).finally(() => {
    closeSync(input)
    closeSync(output)
  })
}

/** `recipient` is an age or SSH public key. */
export const encrypt = (from: string, to: string, recipient: string): Promise<void> => age(['--encrypt', '--recipient', recipient], from, to)
export const decrypt = (from: string, to: string, identity: string): Promise<void> => age(['--decrypt', '--identity', identity], from, to)
