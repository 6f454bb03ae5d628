import { v4 as uuid } from 'uuid'
import { z } from 'zod'

type Store = Pick<Storage, 'getItem' | 'setItem'>
const keptShape = z.object({ of: z.string(), id: z.uuid() })

const keyOf = (command: string): string => `senha.console.command.${command}`

/** The id under which a command about something went out from this tab, if it did: repeated, it is answered as before. */
export const keptCommand = (store: Store, command: string, of: string): string | undefined => {
  try {
    const kept = keptShape.safeParse(JSON.parse(store.getItem(keyOf(command)) ?? 'null')).data
    return kept?.of === of ? kept.id : undefined
  } catch {
    return undefined
  }
}

/** An id for it, the same for the same thing also after a reload: a lost answer is asked for again and nothing is done twice. */
export const keepCommand = (store: Store, command: string, of: string): string => {
  const id = keptCommand(store, command, of) ?? uuid()
  try {
    store.setItem(keyOf(command), JSON.stringify({ of, id }))
  } catch {
    // as long as the answer is awaited
  }
  return id
}
