import { useRef } from 'react'
import { v4 as uuid } from 'uuid'

/** An id for a request, one and the same as long as nothing in it changes: an answer that was lost never makes two of what it asked for. */
export const useAttempt = (): ((request: object) => string) => {
  const attempt = useRef<{ of: string; id: string } | undefined>(undefined)
  return (request) => {
    const of = JSON.stringify(request)
    if (attempt.current?.of !== of) attempt.current = { of, id: uuid() }
    return attempt.current.id
  }
}
