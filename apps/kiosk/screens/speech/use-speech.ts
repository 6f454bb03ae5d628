import { useEffect, useRef, useState } from 'react'
import { loudest } from '../flow/flow.ts'
import type { Action, Flow } from '../flow/flow.ts'
import { playClip } from './clip.ts'
import { createSpeaker } from './speaker.ts'
import type { Speaker } from './speaker.ts'
import { spokenOf, spokenScreen } from './spoken.ts'

const mark = (element: Element | undefined): void => {
  document.querySelector('[data-spoken]')?.removeAttribute('data-spoken')
  element?.setAttribute('data-spoken', '')
  element?.scrollIntoView({ block: 'nearest' })
}

/**
 * While a visitor listens: each new screen is spoken whole, then every message that appears, and whatever the keys move
 * the focus to. `screen` changes with each screen. False once a screen had nothing that could be heard.
 */
export const useSpeech = (flow: Flow, screen: string, dispatch: (action: Action) => void): boolean => {
  const { settings: { listen }, language, volume } = flow
  const [audible, setAudible] = useState(true)
  const speaker = useRef<Speaker<Element>>(undefined)
  const level = useRef(volume)
  /** The screen that was spoken last. */
  const shown = useRef('')
  const shownNow = `${language} ${screen}`
  useEffect(() => {
    level.current = volume
  })
  useEffect(() => {
    if (!listen) return undefined
    const speaks = createSpeaker<Element>({ play: playClip(() => level.current / loudest), onSpoken: mark, onEnd: setAudible })
    speaker.current = speaks
    // only a key moves the focus visibly: a finger sees what it touches
    const onFocus = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLButtonElement && target.matches(':focus-visible')) speaks.say([spokenOf(target)])
    }
    const messages = new MutationObserver((changes) => {
      const rooms = new Set(changes.map(({ target }) => (target instanceof Element ? target : target.parentElement)?.closest('[aria-live]')))
      // a question that lies over the step goes first
      if (changes.some(({ target }) => target instanceof HTMLDialogElement && target.open)) speaks.say(spokenScreen(document))
      else for (const room of rooms) if (room?.isConnected && room.closest('main, dialog')) speaks.add(spokenOf(room))
    })
    messages.observe(document.body, { childList: true, characterData: true, subtree: true, attributeFilter: ['open'] })
    document.addEventListener('focusin', onFocus)
    return () => {
      messages.disconnect()
      document.removeEventListener('focusin', onFocus)
      speaks.stop()
      speaker.current = undefined
    }
  }, [listen])
  useEffect(() => {
    if (!listen) return undefined
    const frame = requestAnimationFrame(() => {
      shown.current = shownNow
      speaker.current?.say(spokenScreen(document))
    })
    return () => cancelAnimationFrame(frame)
  }, [listen, shownNow])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F1') return
      event.preventDefault()
      dispatch({ do: 'listen', on: true })
      speaker.current?.say(spokenScreen(document))
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [dispatch])
  return audible
}
