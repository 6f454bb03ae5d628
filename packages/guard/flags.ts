import { refuse } from '@senha/domain'
import type { Result } from '@senha/domain'
import { givenName } from './names.ts'
import type { GivenName } from './names.ts'
import { createProxies } from './proxies.ts'

/** `--name a,b --name c`: one list. */
const listOf = (values: readonly string[]): string[] => values.flatMap((value) => value.split(',')).map((one) => one.trim())

/** The names of `--name`. */
export const readNames = (values: readonly string[]): Result<{ names: GivenName[] }> => {
  const names: GivenName[] = []
  for (const text of listOf(values)) {
    const name = givenName(text)
    if (!name) return refuse('invalid', `--name: "${text}" is no name of a machine (fila.example.pt, or fila.example.pt:8443)`)
    names.push(name)
  }
  return { ok: true, names }
}

/** The addresses of `--trusted-proxy`. */
export const readProxies = (values: readonly string[]): Result<{ addresses: string[] }> => {
  const addresses = listOf(values)
  try {
    createProxies(addresses)
    return { ok: true, addresses }
  } catch {
    return refuse('invalid', `--trusted-proxy: "${addresses.join(',')}" is no list of addresses or ranges (127.0.0.1, or 10.0.0.0/24)`)
  }
}
