import { useEffect, useRef, useState } from 'react'
import { loudest } from '../flow/flow.ts'
import type { Action, Flow } from '../flow/flow.ts'
import { playClip } from './clip.ts'
import { createSpeaker } from './speaker.ts'
import type { Speaker } from './speaker.ts'
import { spokenIn, spokenNews, spokenOf, spokenScreen } from './spoken.ts'
import { pageTurned } from '../parts/paged.tsx'

const mark = (element: Element | undefined): void => {
  document.querySelector('[data-spoken]')?.removeAttribute('data-spoken')
  element?.setAttribute('data-spoken', '')
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
  /** What the centre has to say is heard once, not at every step. */
  const heardNotices = useRef('')
  const wholeScreen = (): ReturnType<typeof spokenScreen> => {
    const notices = `${language} ${document.querySelector('.notices')?.textContent ?? ''}`
    const isNews = notices !== heardNotices.current
    heardNotices.current = notices
    return spokenScreen(document, isNews)
  }
  const whole = useRef(wholeScreen)
  useEffect(() => {
    level.current = volume
    whole.current = wholeScreen
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
      if (changes.some(({ target }) => target instanceof HTMLDialogElement && target.open)) speaks.say(spokenScreen(document, false))
      else for (const room of rooms) if (room?.isConnected && room.closest('main, dialog, .notices, .misread')) speaks.add(spokenNews(room))
    })
    messages.observe(document.body, { childList: true, characterData: true, subtree: true, attributeFilter: ['open'] })
    document.addEventListener('focusin', onFocus)
    const onPage = (): void => {
      const sheet = (document.querySelector('dialog[open]') ?? document).querySelector('.sheet')
      if (sheet) speaks.say(spokenIn(sheet))
    }
    window.addEventListener(pageTurned, onPage)
    return () => {
      window.removeEventListener(pageTurned, onPage)
      messages.disconnect()
      document.removeEventListener('focusin', onFocus)
      speaks.stop()
      speaker.current = undefined
    }
  }, [listen])
  useEffect(() => {
    if (!listen) {
      heardNotices.current = ''
      return undefined
    }
    const frame = requestAnimationFrame(() => {
      shown.current = shownNow
      speaker.current?.say(whole.current())
    })
    return () => cancelAnimationFrame(frame)
  }, [listen, shownNow])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F1') return
      event.preventDefault()
      dispatch({ do: 'listen', on: true })
      heardNotices.current = ''
      speaker.current?.say(whole.current())
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [dispatch])
  return audible
}
