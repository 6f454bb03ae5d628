import { useEffect, useReducer, useRef } from 'react'
import type { ReactNode } from 'react'
import { displayTimings } from '../timings.ts'
import type { MediaFile } from './rotation.ts'
import { afterMediaNews, firstTurn } from './turns.ts'
import type { MediaNews } from './turns.ts'

const srcOf = ({ name }: MediaFile): string => `/media/${encodeURIComponent(name)}`

/** One file: out of sight while it loads, in its place when its turn comes. */
const Layer = ({ file, shown, alone, tell }: { file: MediaFile; shown: boolean; alone: boolean; tell: (news: MediaNews) => void }) => {
  const video = useRef<HTMLVideoElement>(null)
  const { name, kind } = file
  useEffect(() => {
    if (shown) video.current?.play().catch(() => tell({ is: 'broken', name }))
  }, [shown, name, tell])
  const say = (is: MediaNews['is']) => () => tell({ is, name })
  return kind === 'picture'
    ? <img src={srcOf(file)} alt="" data-shown={shown} onLoad={say('ready')} onError={say('broken')} />
    : <video ref={video} src={srcOf(file)} muted playsInline preload="auto" loop={alone} data-shown={shown} onCanPlay={say('ready')} onError={say('broken')} onEnded={say('over')} aria-hidden="true" />
}

interface MediaProps {
  files: readonly MediaFile[]
  /** How long a picture is shown. */
  seconds: number
  /** Where an earlier turn stopped. */
  startAfter: string | undefined
  onShown: (name: string) => void
  /** What stands here while nothing can be shown. */
  otherwise: ReactNode
}

/** Pictures and muted videos in turn: the next is loaded before it is shown, one that does not load is passed over. */
export const Media = ({ files, seconds, startAfter, onShown, otherwise }: MediaProps) => {
  const [{ shown, next, ready }, tell] = useReducer(afterMediaNews, { files, startAfter }, firstTurn)
  const name = shown?.name
  const kind = shown?.kind
  useEffect(() => {
    if (name === undefined) return undefined
    onShown(name)
    const timer = setTimeout(() => tell({ is: 'over', name }), kind === 'video' ? displayTimings.videoMaxMs : seconds * 1000)
    return () => clearTimeout(timer)
  }, [name, kind, seconds, onShown])
  const awaited = ready || next?.name === name ? undefined : next?.name
  useEffect(() => {
    if (awaited === undefined) return undefined
    // a file that never answers is as good as broken
    const timer = setTimeout(() => tell({ is: 'broken', name: awaited }), displayTimings.mediaLoadMs)
    return () => clearTimeout(timer)
  }, [awaited])
  const layers = [shown, next?.name === name ? undefined : next].filter((file) => file !== undefined)
  return (
    <>
      {!shown && otherwise}
      {layers.length > 0 && (
        <section className="media" data-waiting={!shown}>
          {layers.map((file) => <Layer key={file.name} file={file} shown={file === shown} alone={next?.name === name} tell={tell} />)}
        </section>
      )}
    </>
  )
}
