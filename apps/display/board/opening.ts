import type { PublicCentre } from '@senha/protocol'

export interface Opening { /** 0 is today. */ inDays: number; /** `HH:MM`, local. */ from: string }

const order = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

/** When the centre opens next, within a week; undefined where its hours know of no opening. */
export const nextOpening = (hours: PublicCentre['hours'], now: Date, timeZone: string): Opening | undefined => {
  const local = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(now)
  const part = (type: string): string => local.find((candidate) => candidate.type === type)?.value ?? ''
  const time = `${part('hour')}:${part('minute')}`
  const today = order.findIndex((day) => day === part('weekday').toLowerCase())
  for (let inDays = 0; inDays <= 7; inDays += 1) {
    const day = order[(today + inDays) % 7]
    const froms = day ? hours[day].map((span) => span.from).toSorted() : []
    const from = froms.find((candidate) => inDays > 0 || candidate > time)
    if (from !== undefined) return { inDays, from }
  }
  return undefined
}
