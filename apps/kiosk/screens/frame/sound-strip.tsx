import { Pictogram } from '@senha/ui'
import { loudest } from '../flow/flow.ts'
import { useKiosk } from '../kiosk-context.ts'

/** While the screen speaks: quieter, louder, stop. */
export const SoundStrip = () => {
  const { t, audible, flow: { volume }, dispatch } = useKiosk()
  return (
    <section className="sound" aria-label={t('listen.title')}>
      <button type="button" aria-label={t('listen.quieter')} disabled={volume === 1} onClick={() => dispatch({ do: 'volume', by: -1 })}><Pictogram name="minus" size="1.2em" /></button>
      <div className="level">
        <span className="visually-hidden" role="status">{t('listen.volume', { level: volume, levels: loudest })}</span>
        {audible ? Array.from({ length: loudest }, (_, index) => <i key={index} aria-hidden="true" className={index < volume ? 'on' : ''} />) : <p role="status">{t('listen.silent')}</p>}
      </div>
      <button type="button" aria-label={t('listen.louder')} disabled={volume === loudest} onClick={() => dispatch({ do: 'volume', by: 1 })}><Pictogram name="plus" size="1.2em" /></button>
      <button type="button" className="stop" onClick={() => dispatch({ do: 'listen', on: false })}><Pictogram name="speaker-slash" size="1.2em" />{t('listen.stop')}</button>
    </section>
  )
}
