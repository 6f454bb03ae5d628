import { languages } from '@senha/centre'
import type { Language } from '@senha/centre'
import type { CounterState, PublicCentre } from '@senha/protocol'
import { useState } from 'react'
import { z } from 'zod'

/** What a person chose for the counters they open. Left out: their own languages, the counter's own services. */
const todayShape = z.object({ languages: z.array(z.enum(languages)).min(1).optional(), services: z.array(z.string()).min(1).optional() })
export type Today = z.infer<typeof todayShape>

type Store = Pick<Storage, 'getItem' | 'setItem'>
const keyOf = (userId: string): string => `senha.console.today.${userId}`

/** The choice of the last time, without what the centre does not have any more. */
export const recallToday = (store: Store, user: CounterState['user'], centre: PublicCentre): Today => {
  try {
    const kept = todayShape.safeParse(JSON.parse(store.getItem(keyOf(user.id)) ?? 'null')).data ?? {}
    const spoken = kept.languages?.filter((language) => centre.languages.includes(language)) ?? []
    const served = kept.services?.filter((id) => servicesOf(user, centre).includes(id)) ?? []
    return { ...(spoken.length > 0 && { languages: spoken }), ...(served.length > 0 && { services: served }) }
  } catch {
    return {}
  }
}

const keepToday = (store: Store, userId: string, today: Today): void => {
  try {
    store.setItem(keyOf(userId), JSON.stringify(today))
  } catch {
    // it lasts as long as the page
  }
}

/** The services a person may serve: those of the own agency. */
export const servicesOf = (user: CounterState['user'], centre: PublicCentre): string[] => centre.services.filter((service) => service.agency === user.agency).map((service) => service.id)

/** The languages a person speaks at the counter: chosen, else the own ones that the centre offers. */
export const languagesOf = (today: Today, user: CounterState['user'], centre: PublicCentre): Language[] =>
  today.languages ?? centre.languages.filter((language) => user.languages.includes(language))

/** Remembered for each person on this machine. */
export const useToday = (user: CounterState['user'], centre: PublicCentre): [Today, (today: Today) => void] => {
  const [today, setToday] = useState(() => recallToday(localStorage, user, centre))
  return [today, (next) => {
    setToday(next)
    keepToday(localStorage, user.id, next)
  }]
}
