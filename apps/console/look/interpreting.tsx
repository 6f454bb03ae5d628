import { Button } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useDesk } from '../desk.tsx'

/** A colleague who is needed here, or who needs one: never in the way of the work, and never taking the focus. (SPEC.md, I1 to I3) */
export const Interpreting = () => {
  const { state, centre, words, commander, online } = useDesk()
  const { t } = words
  const own = state.interpreter
  const whyNot = online ? undefined : t('whyNot.offline')
  const ask = (label: string, job: () => Promise<unknown>): void => void commander.once(label, job)
  const answer = (requestId: string, accept: boolean): void => {
    const label = t(accept ? 'interpreting.accept' : 'interpreting.decline')
    ask(label, () => commander.ask(label, 'interpreter:answer', { requestId, accept }))
  }
  return (
    <div aria-live="polite">
      {own && (
        <div className="band interpreting">
          <Pictogram name="translate" size={20} />
          <p>
            <strong>{t('interpreter.title', { language: words.inSentence(own.language) })}</strong>{' '}
            {own.acceptedBy !== undefined ? t('interpreter.coming', { name: own.acceptedBy }) : own.asked > 0 ? t('interpreter.asked', { count: own.asked }) : t('interpreter.nobody')}{' '}
            {own.acceptedBy === undefined && <span className="interpreting-line tabular">{centre.interpretingLine.name} {centre.interpretingLine.phone}</span>}
          </p>
          <Button appearance="outline" variant="neutral" whyNot={whyNot} onPress={() => ask(t('interpreter.end'), () => commander.ask(t('interpreter.end'), 'interpreter:end', {}))}>{t('interpreter.end')}</Button>
        </div>
      )}
      {state.interpreting?.map((request) => (
        <div key={request.id} className="band interpreting">
          <Pictogram name="translate" size={20} />
          <p>
            <strong>{t('interpreting.title', { number: request.counter, language: words.inSentence(request.language) })}</strong>{' '}
            {request.accepted ? t('interpreting.accepted', { number: request.counter }) : words.zone(request.zone)}
          </p>
          {!request.accepted && <Button appearance="solid" whyNot={whyNot} onPress={() => answer(request.id, true)}>{t('interpreting.accept')}</Button>}
          {!request.accepted && <Button appearance="outline" variant="neutral" whyNot={whyNot} onPress={() => answer(request.id, false)}>{t('interpreting.decline')}</Button>}
        </div>
      ))}
    </div>
  )
}
