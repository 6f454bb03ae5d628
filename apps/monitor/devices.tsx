import type { MonitorState } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import type { MonitorWords } from './words.ts'

const signs = { kiosk: 'ticket', display: 'monitor-play', monitor: 'monitor-play' } as const

export const Devices = ({ state, words }: { state: MonitorState; words: MonitorWords }) => {
  const { t } = words
  return (
    <section className="tablet devices" aria-labelledby="devices-title">
      <h2 id="devices-title">{t('devices.title')}</h2>
      <ul>
        {state.devices.length === 0 && <li>{t('devices.none')}</li>}
        {state.devices.map((device) => (
          <li key={`${device.kind} ${device.id}`} className={device.connected ? '' : 'is-lost'}>
            <Pictogram name={signs[device.kind]} size={20} />
            <span className="device-name">{device.id}</span>
            <span className="visually-hidden">, {t(`devices.kind.${device.kind}`)}, </span>
            <span className="device-state">
              {!device.connected ? (device.lastSeenAt === undefined ? t('devices.lostUnknown') : t('devices.lost', { time: words.time(device.lastSeenAt) })) : device.printer ? words.printer(device) : t('devices.connected')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
