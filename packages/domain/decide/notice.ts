import { refuse } from '../result.ts'
import { accept } from './context.ts'
import type { Context, Decision } from './context.ts'

export interface NoticeRequest { noticeId: string; counter?: string; time?: string }

/**
 * Shows one of the centre's prepared notices everywhere, with a counter or a time where its words have a place for one.
 * Posted again, it stands with the new words. `not-found` for an unknown notice, `invalid` where a word is missing or has no place. [M1]
 */
export const postNotice = (context: Context, request: NoticeRequest): Decision => {
  const notice = context.rules.notices.find((known) => known.id === request.noticeId)
  if (!notice) return refuse('not-found', `the centre has no notice "${request.noticeId}"`)
  for (const part of ['counter', 'time'] as const) {
    const wanted = Object.values(notice.texts).some((text) => text.includes(`{${part}}`))
    if (wanted !== (request[part] !== undefined)) return refuse('invalid', wanted ? `notice "${notice.id}" needs a ${part}` : `notice "${notice.id}" has no place for a ${part}`)
  }
  return accept([{ type: 'notice-posted', data: { noticeId: notice.id, counter: request.counter ?? null, time: request.time ?? null } }])
}

/** Takes a notice down; `conflict` where it does not stand. [M1] */
export const clearNotice = (context: Context, noticeId: string): Decision =>
  context.day.notices.has(noticeId) ? accept([{ type: 'notice-cleared', data: { noticeId } }]) : refuse('conflict', `notice "${noticeId}" does not stand`)
