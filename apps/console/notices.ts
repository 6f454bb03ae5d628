import { useCallback, useEffect, useRef, useState } from 'react'
import { noticesAtOnce, timings } from './timings.ts'

/** `done` confirms and goes by itself; `info` is calm; `refused` stays until it is dismissed or something succeeds. */
export interface Notice { id: number; kind: 'done' | 'info' | 'refused'; title: string; text?: string; hub?: string }
export interface Notices {
  list: readonly Notice[]
  tell: (notice: Omit<Notice, 'id'>) => void
  dismiss: (id: number) => void
  /** Something succeeded: old refusals are told. */
  clearRefusals: () => void
}

export const useNotices = (): Notices => {
  const [list, setList] = useState<readonly Notice[]>([])
  const next = useRef(1)
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>())
  useEffect(() => {
    const running = timers.current
    return () => running.forEach((timer) => clearTimeout(timer))
  }, [])
  const dismiss = useCallback((id: number) => setList((before) => before.filter((notice) => notice.id !== id)), [])
  const tell = useCallback((notice: Omit<Notice, 'id'>) => {
    const id = next.current++
    setList((before) => [...before.filter((other) => other.title !== notice.title || other.text !== notice.text), { ...notice, id }].slice(-noticesAtOnce))
    if (notice.kind === 'refused') return
    const timer = setTimeout(() => {
      timers.current.delete(timer)
      dismiss(id)
    }, timings.noticeMs)
    timers.current.add(timer)
  }, [dismiss])
  const clearRefusals = useCallback(() => setList((before) => (before.some((notice) => notice.kind === 'refused') ? before.filter((notice) => notice.kind !== 'refused') : before)), [])
  return { list, tell, dismiss, clearRefusals }
}
