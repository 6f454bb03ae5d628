import type { Refusal } from '@senha/domain'
import { counterAnswers, counterCommands, counterState } from '@senha/protocol'
import type { CounterCommand } from '@senha/protocol'
import { commandTable, openLink } from '@senha/protocol/link'
import type { Link } from '@senha/protocol/link'
import type { z } from 'zod'

const commands = commandTable(counterCommands, counterAnswers)
const facts = { 'counter:state': counterState }

export type CounterFacts = typeof facts
export type CounterLink = Link<typeof commands, CounterFacts>
export type PayloadOf<K extends CounterCommand> = Omit<z.input<(typeof commands)[K]['input']>, 'commandId'>
export type AnswerTo<K extends CounterCommand> = z.infer<(typeof commands)[K]['answer']> | Refusal

/** The console's line to the hub that served this page. */
export const openCounterLink = (token: string): CounterLink => openLink({ hub: '', namespace: '/counter', auth: { token }, commands, facts })
