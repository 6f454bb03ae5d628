import { formatTime } from '@senha/i18n'
import { accountTexts } from '@senha/i18n/texts/account'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Button } from '../button.tsx'
import type { RoomLanguage } from '../language-switch.tsx'
import { Modal } from '../modal.tsx'
import { openAccount } from './account.ts'

/** Milliseconds. */
const timings = {
  /** So long before an unused session ends its owner is asked. */
  askBeforeMs: 120_000,
  /** While the question stands, or the hub did not answer, it is looked at again. */
  lookAgainMs: 5_000,
  /** No timer of a browser is longer. */
  longestMs: 2 ** 31 - 1,
}

/**
 * Asks before an unused session ends. The hub alone knows when it does: a command in another tab keeps it too, so it is
 * looked at again before and while the question stands. Looking is no use of it.
 */
export const StillThere = ({
  token,
  language,
  timeZone,
}: {
  token: string
  language: RoomLanguage
  timeZone: string
}) => {
  const t = accountTexts.in(language)
  const account = useMemo(() => openAccount(token), [token])
  const [endsAt, setEndsAt] = useState<string>()
  const lookAgain = useRef((): void => undefined)
  /** The answer changed nothing: the session is at its longest, and nobody is asked again. */
  const last = useRef(false)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let over = false
    const look = async (): Promise<void> => {
      const answer = await account.lasts()
      if (over) return
      // the link to the hub says so too, with the reason
      if (!answer.ok && answer.code === 'unauthorized') return setEndsAt(undefined)
      const left = answer.ok ? Date.parse(answer.idleAt) - Date.parse(answer.at) : undefined
      if (left !== undefined) setEndsAt(left <= timings.askBeforeMs && answer.ok && !last.current ? answer.idleAt : undefined)
      timer = setTimeout(
        () => void look(),
        left === undefined || left <= timings.askBeforeMs
          ? timings.lookAgainMs
          : Math.min(left - timings.askBeforeMs, timings.longestMs),
      )
    }
    lookAgain.current = () => {
      clearTimeout(timer)
      void look()
    }
    void look()
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [account])

  if (endsAt === undefined) return null
  const stay = (): void => {
    setEndsAt(undefined)
    void account.stay().then((answer) => {
      last.current = answer.ok && Date.parse(answer.idleAt) - Date.parse(answer.at) <= timings.askBeforeMs
      lookAgain.current()
    })
  }
  return (
    <Modal
      size="small"
      title={t('still.title')}
      closeWord={t('still.yes')}
      onClose={stay}
      onEnter={stay}
      footer={
        <Button appearance="solid" onPress={stay}>
          {t('still.yes')}
        </Button>
      }
    >
      <p>{t('still.text', { time: formatTime(new Date(endsAt), timeZone) })}</p>
    </Modal>
  )
}
