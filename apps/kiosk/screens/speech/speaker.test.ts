import { expect, test } from 'vitest'
import { createSpeaker } from './speaker.ts'
import type { Play } from './speaker.ts'
import type { Spoken } from './spoken.ts'

const part = (name: string, ...texts: string[]): Spoken<string> => ({ element: name, says: texts.map((text) => ({ text, language: 'pt' })) })

const scripted = (play: Play) => {
  const shown: string[] = []
  let ended = (_heard: boolean): void => undefined
  const end = new Promise<boolean>((resolve) => { ended = resolve })
  const speaker = createSpeaker<string>({ play, onSpoken: (each) => shown.push(each ?? '-'), onEnd: ended })
  return { speaker, shown, end }
}

test('texts are said in order, one at a time, each with its part marked', async () => {
  const said: string[] = []
  let playing = 0
  const { speaker, shown, end } = scripted(async ({ text }) => {
    playing += 1
    expect(playing).toBe(1)
    said.push(text)
    await Promise.resolve()
    playing -= 1
    return true
  })
  speaker.say([part('title', 'Em que podemos ajudar?'), part('choice', 'Saúde')])
  speaker.add(part('news', 'Leve a sua senha'))
  expect(await end).toBe(true)
  expect(said).toEqual(['Em que podemos ajudar?', 'Saúde', 'Leve a sua senha'])
  expect(shown).toEqual(['-', 'title', 'choice', 'news', '-'])
})

test('a missing or broken clip is passed over; a text without one is tried sentence by sentence', async () => {
  const said: string[] = []
  const { speaker, end } = scripted(async ({ text }) => {
    if (text === 'partida') throw new Error('no such sound')
    if (text !== 'Segunda.') return false
    said.push(text)
    return true
  })
  speaker.say([part('a', 'partida'), part('b', 'Primeira. Segunda.')])
  expect(await end).toBe(true)
  expect(said).toEqual(['Segunda.'])
})

test('where nothing can be heard, it says so at the end instead of hanging', async () => {
  const { speaker, end } = scripted(async () => false)
  speaker.say([part('a', 'Olá'), part('b', 'Saúde')])
  expect(await end).toBe(false)
})

test('a message that went away is nothing that could not be heard', async () => {
  const shown: string[] = []
  const ends: boolean[] = []
  const speaker = createSpeaker<string>({ play: async () => true, onSpoken: (each) => shown.push(each ?? '-'), onEnd: (heard) => ends.push(heard) })
  speaker.add(part('gone'))
  await expect.poll(() => shown).toEqual(['gone', '-'])
  speaker.add(part('news', 'Leve a sua senha'))
  await expect.poll(() => ends).toEqual([true])
})

test('something new silences what is being said, at once, and is said whole', async () => {
  const signals: AbortSignal[] = []
  const said: string[] = []
  const { speaker, end } = scripted(({ text }, signal) => {
    signals.push(signal)
    said.push(text)
    return text.startsWith('novo') ? Promise.resolve(true) : new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve(false))
    })
  })
  speaker.say([part('old', 'velho', 'mais')])
  speaker.say([part('new', 'novo'), part('more', 'novo 2'), part('end', 'novo 3')])
  expect(await end).toBe(true)
  expect(said).toEqual(['velho', 'novo', 'novo 2', 'novo 3'])
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false, false, false])
})
