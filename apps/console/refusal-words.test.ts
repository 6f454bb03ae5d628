import { errorCodes } from '@senha/domain'
import { consoleTexts } from '@senha/i18n/texts/console'
import { counterCommands } from '@senha/protocol'
import type { CounterCommand } from '@senha/protocol'
import { expect, test } from 'vitest'
import { wordsOfRefusal } from './refusal-words.ts'

const t = consoleTexts.in('pt')
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table are its commands
const commands = Object.keys(counterCommands) as CounterCommand[]

test('every code of a refusal has its words, each its own, in both languages of the room', () => {
  for (const language of ['pt', 'en'] as const) {
    const words = errorCodes.map((code) => consoleTexts.in(language)(`error.${code}`))
    expect(new Set(words).size).toBe(errorCodes.length)
    expect(words.every((word) => word.endsWith('.'))).toBe(true)
  }
})

test('no command explains a code with the words of another', () => {
  const general = new Set<string>(errorCodes.map((code) => t(`error.${code}`)))
  for (const command of commands) for (const code of errorCodes) {
    const said = wordsOfRefusal(command, code, true, t)
    expect(said === t(`error.${code}`) || !general.has(said)).toBe(true)
  }
})

test('[F8] who may not open a counter is told of the agency', () => {
  expect(wordsOfRefusal('counter:open', 'forbidden', true, t)).toContain('Este centro não tem serviços da sua entidade')
})

test('[Q1] a service that gave its last ticket is not a centre that is closed', () => {
  for (const command of ['ticket:issue', 'visit:refer'] as const) {
    expect(wordsOfRefusal(command, 'closed', true, t)).toBe('Este serviço já não dá senhas hoje.')
    expect(wordsOfRefusal(command, 'closed', false, t)).toBe('O centro está fechado.')
  }
})
