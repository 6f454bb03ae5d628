import { describe, expect, it } from 'vitest'
import { createTurns } from './turns.ts'

const gate = () => {
  let open: () => void = () => undefined
  const opened = new Promise<void>(resolve => { open = resolve })
  return { open: () => open(), opened }
}

describe('turns', () => {
  it('come one at a time, in the order they were asked for', async () => {
    const turns = createTurns()
    const said: string[] = []
    const first = gate()
    const all = [
      turns.take(1_000, 'late', async () => { said.push('first begins'); await first.opened; said.push('first ends'); return 'done' }),
      turns.take(1_000, 'late', () => { said.push('second'); return Promise.resolve('done') }),
    ]
    first.open()
    expect(await Promise.all(all)).toEqual(['done', 'done'])
    expect(said).toEqual(['first begins', 'first ends', 'second'])
  })

  it('that do not come in time are never taken', async () => {
    const turns = createTurns()
    const first = gate()
    let begun = false
    const holding = turns.take(1_000, 'late', () => first.opened.then(() => 'done'))
    expect(await turns.take(1, 'late', () => { begun = true; return Promise.resolve('done') })).toBe('late')
    first.open()
    expect(await holding).toBe('done')
    expect(await turns.take(1_000, 'late', () => Promise.resolve('next'))).toBe('next')
    expect(begun).toBe(false)
  })

  it('go on after work that threw', async () => {
    const turns = createTurns()
    await expect(turns.take(1_000, 'late', () => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug')
    expect(await turns.take(1_000, 'late', () => Promise.resolve('next'))).toBe('next')
  })

  it('wait for what has to be over first, without keeping the answer before it', async () => {
    const turns = createTurns()
    const letGo = gate()
    let released = false
    expect(await turns.take(1_000, 'late', () => { turns.afterwards(letGo.opened.then(() => { released = true; return undefined })); return Promise.resolve('done') })).toBe('done')
    expect(released).toBe(false)
    letGo.open()
    expect(await turns.take(1_000, 'late', () => Promise.resolve(released ? 'after' : 'before'))).toBe('after')
  })
})
