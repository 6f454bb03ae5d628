import { useDesk } from './desk.tsx'

export interface Interpreting {
  /** Yes or no to a colleague who asked; nothing where the request is gone meanwhile. */
  answer: (requestId: string | undefined, accept: boolean) => void
  /** This person said yes, and cannot come after all. */
  withdraw: (requestId: string | undefined) => void
  /** Nobody is needed here any more. */
  end: () => void
}

/** What is said about interpreters, from the band, by its key, or both: one at a time. */
export const useInterpreting = (): Interpreting => {
  const { commander, words: { t } } = useDesk()
  return {
    answer: (requestId, accept) => {
      if (requestId === undefined) return
      const name = accept ? 'come' : 'decline'
      void commander.once(`${name} ${requestId}`, () => commander.ask(t(`action.${name}`), 'interpreter:answer', { requestId, accept }))
    },
    withdraw: (requestId) => {
      if (requestId === undefined) return
      void commander.once(`withdraw ${requestId}`, () => commander.ask(t('action.withdraw'), 'interpreter:answer', { requestId, accept: false }))
    },
    end: () => void commander.once('interpreter-end', () => commander.ask(t('action.interpreter-end'), 'interpreter:end', {})),
  }
}
