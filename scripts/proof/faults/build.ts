import { spawnSync } from 'node:child_process'
import { mkdtempSync, openSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const run = (program: string, ...args: string[]): { ok: boolean; words: string } => {
  const ran = spawnSync(program, args, { encoding: 'utf8' })
  return { ok: ran.status === 0, words: ran.error ? ran.error.message : `${ran.stdout}${ran.stderr}`.trim() }
}

/** Compiles one of the C files beside this one; undefined where there is no compiler. */
export const compiled = (source: 'shim.c' | 'shutdown.c', ...flags: string[]): string | undefined => {
  const out = join(mkdtempSync(join(tmpdir(), 'senha-c-')), source.replace('.c', flags.includes('-shared') ? '.so' : ''))
  return run('gcc', '-O2', '-Wall', '-o', out, fileURLToPath(new URL(source, import.meta.url)), ...flags).ok ? out : undefined
}

/** What the shim is told to do, changed while the hub runs. */
export interface Shim { readonly env: Readonly<Record<string, string>>; readonly syncsFail: (fail: boolean) => void; readonly clockOff: (seconds: number) => void }

export const buildShim = (): Shim | undefined => {
  const library = compiled('shim.c', '-shared', '-fPIC', '-ldl')
  if (library === undefined) return undefined
  const orders = `${library}.orders`
  const file = openSync(orders, 'w+')
  const write = (place: number, value: number): void => {
    const bytes = Buffer.alloc(8)
    bytes.writeBigInt64LE(BigInt(value))
    writeSync(file, bytes, 0, 8, place * 8)
  }
  write(0, 0)
  write(1, 0)
  return { env: { LD_PRELOAD: library, SENHA_SHIM: orders }, syncsFail: (fail) => write(0, fail ? 1 : 0), clockOff: (seconds) => write(1, seconds) }
}
