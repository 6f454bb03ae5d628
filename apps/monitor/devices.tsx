import type { Device, MonitorState } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import { Tablet } from './tablet.tsx'
import type { MonitorWords } from './words.ts'

export const deviceSigns = { kiosk: 'ticket', display: 'monitor-play', monitor: 'monitor-play' } as const

/** One device in a few words: lost since when, what its printer says, or that all is well. */
export const deviceState = (device: Device, words: MonitorWords): string => {
  const { t } = words
  if (!device.connected) return device.lastSeenAt === undefined ? t('devices.lostUnknown') : t('devices.lost', { time: words.time(device.lastSeenAt) })
  if (device.twins) return t('devices.twins')
  if (device.display?.audio === 'blocked') return t('devices.sound.blocked')
  return device.printer ? words.printer(device) : t('devices.connected')
}

export const Devices = ({ state, words }: { state: MonitorState; words: MonitorWords }) => {
  const { t } = words
  return (
    <Tablet className="devices" rows="li" words={words} title={t('devices.title')}>
      <ul>
        {state.devices.length === 0 && <li>{t('devices.none')}</li>}
        {state.devices.toSorted((a, b) => Number(a.connected) - Number(b.connected)).map((device) => (
          <li key={`${device.kind} ${device.id}`} className={device.connected ? '' : 'is-lost'}>
            <Pictogram name={deviceSigns[device.kind]} size={20} />
            <span className="device-name">{device.id}</span>
            <span className="visually-hidden">, {t(`devices.kind.${device.kind}`)}, </span>
            <span className="device-state">{deviceState(device, words)}</span>
          </li>
        ))}
      </ul>
    </Tablet>
  )
}
