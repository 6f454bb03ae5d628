import type { Device, MonitorState, WaitingDevice } from '@senha/protocol'
import { Button, Modal } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useState } from 'react'
import { deviceSigns, deviceState } from '../devices.tsx'
import type { MonitorLink } from '../link.ts'
import type { MonitorWords } from '../words.ts'
import { Refusal } from './refusal.tsx'
import { useAsking } from './use-asking.ts'

interface DevicesDialogProps { state: MonitorState; link: MonitorLink; words: MonitorWords; close: () => void }

/** Lets a screen in by the code that it shows, finds out which one hangs where, and shows one out. */
export const DevicesDialog = ({ state, link, words, close }: DevicesDialogProps) => {
  const { t } = words
  const asking = useAsking()
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [leaving, setLeaving] = useState<string>()
  const whyNot = code.trim().length === 6 ? (/^[a-z][a-z0-9-]{0,39}$/.test(name) ? undefined : t('pair.nameNeeded')) : t('pair.codeNeeded')
  const [found, setFound] = useState<WaitingDevice>()
  /** Shows what it is that shows the code: only the device before the supervisor is to be let in. */
  const look = async (): Promise<void> => {
    let device: WaitingDevice | undefined
    await asking.ask(async () => {
      const answer = await link.send('device:waiting', { code })
      if (answer.ok) device = answer.device
      return answer
    })
    setFound(device)
  }
  const pair = async (kind: WaitingDevice['kind']): Promise<void> => {
    const isPaired = await asking.ask(() => link.send('device:pair', { code, deviceId: name, kind }))
    setFound(undefined)
    if (!isPaired) return
    setCode('')
    setName('')
  }
  const goOn = async (): Promise<void> => {
    if (whyNot === undefined) await (found ? pair(found.kind) : look())
  }
  const act = (device: Device) => (
    leaving === keyOf(device)
      ? <Button variant="danger" appearance="solid" busy={asking.busy} onPress={() => void asking.ask(() => link.send('device:revoke', { kind: device.kind, deviceId: device.id })).then(() => setLeaving(undefined))}>{t('devices.revokeSure')}</Button>
      : <Button variant="neutral" onPress={() => setLeaving(keyOf(device))}>{t('devices.revoke')}</Button>
  )
  return (
    <Modal title={t('devices.manage')} closeWord={t('dialog.close')} onClose={close} onEnter={() => void goOn()} size="large">
      <h3>{t('pair.title')}</h3>
      <p className="lead">{t('pair.text')}</p>
      <div className="fields">
        <label className="field">{t('pair.code')}<input className="code-field" value={code} maxLength={6} autoCapitalize="characters" autoComplete="off" spellCheck={false} onChange={(event) => { setCode(event.target.value.toUpperCase()); setFound(undefined); asking.forget() }} /></label>
        <label className="field">{t('pair.name')}<input value={name} maxLength={40} autoComplete="off" spellCheck={false} placeholder="hall-1" onChange={(event) => { setName(event.target.value.toLowerCase()); asking.forget() }} /></label>
        {!found && <Button appearance="solid" whyNot={whyNot} busy={asking.busy} onPress={() => void look()}>{t('pair.submit')}</Button>}
      </div>
      <div role="status">
        {whyNot !== undefined && code + name !== '' && <p className="lead">{whyNot}</p>}
        {found && (
          <>
            <p className="lead">{t('pair.found', { kind: t(`devices.kind.${found.kind}`), address: found.address })}</p>
            <Button appearance="solid" whyNot={whyNot} busy={asking.busy} onPress={() => void pair(found.kind)}>{t('pair.confirm')}</Button>
          </>
        )}
      </div>
      <Refusal asking={asking} words={words} />
      <h3>{t('devices.title')}</h3>
      <ul className="device-list">
        {state.devices.map((device) => (
          <li key={keyOf(device)}>
            <Pictogram name={deviceSigns[device.kind]} size={24} />
            <span className="device-words">
              <strong>{device.id}</strong> <span>{t(`devices.kind.${device.kind}`)} · {deviceState(device, words)}</span>
              {device.display && <small className="tabular">{t('devices.screen', { width: device.display.width, height: device.display.height, version: device.display.version, sound: t(`devices.sound.${device.display.audio}`) })}</small>}
            </span>
            {device.kind === 'display' && device.connected && <Button variant="neutral" onPress={() => void asking.ask(() => link.send('device:identify', { deviceId: device.id }))}>{t('devices.identify')}</Button>}
            {device.demo === true ? <small>{t('devices.demo')}</small> : act(device)}
          </li>
        ))}
      </ul>
    </Modal>
  )
}

const keyOf = (device: Device): string => `${device.kind} ${device.id}`
