import { expect, test } from 'vitest'
import { createNews } from './news.ts'

interface Snapshot { seq: number; at: string; open: boolean; queues: object[] }

test('a snapshot is news where more than its position and time differs from the last one', () => {
  const isNews = createNews()
  const first: Snapshot = { seq: 1, at: '2026-11-23T09:00:00Z', open: true, queues: [{ waiting: 1 }] }
  const closed: Snapshot = { ...first, open: false }
  expect(isNews(first)).toBe(true)
  expect(isNews({ ...first, seq: 2, at: '2026-11-23T09:00:01Z' })).toBe(false)
  expect(isNews(closed)).toBe(true)
  expect(isNews(first)).toBe(true)
})
