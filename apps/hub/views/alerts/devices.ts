import { counterNow, localClock } from '@senha/domain'
import type { Device } from '@senha/protocol'
import { clockLimits } from '../../timings.ts'
import { twinAlerts } from '../twins.ts'
import type { Found, Moment } from './moment.ts'

const worksWith = new Set<NonNullable<Device['printer']>['state']>(['ready', 'paper-near-end', 'unknown'])

/** Each device by itself. What a device that is not here last said counts no more. */
const each = ({ devices, clock }: Moment): Found[] =>
  devices.flatMap((device): Found[] => {
    const { id, kind, connected, printer, clockAheadSeconds = 0 } = device
    // a monitor that is switched off harms nobody
    if (!connected) return kind === 'monitor' ? [] : [{ code: 'device-lost', subject: id, ...(device.lastSeenAt !== undefined && { at: Date.parse(device.lastSeenAt) }) }]
    return [
      ...(printer && printer.state !== 'ready' ? [{ code: 'printer', subject: id } as const] : []),
      ...(printer?.limited ? [{ code: 'many-papers', subject: id } as const] : []),
      // while the hub's own clock is in doubt, others differ from it for good reason
      ...(clock.is === 'steady' && Math.abs(clockAheadSeconds) > clockLimits.deviceSeconds ? [{ code: 'device-clock', subject: id } as const] : []),
    ]
  })

const noKiosk = ({ devices, open, house }: Moment): Found[] => {
  const gives = devices.some(({ kind, connected, printer }) => kind === 'kiosk' && connected && worksWith.has(printer?.state ?? 'unknown'))
  return open && !gives ? [{ code: 'no-kiosk', subject: house.centre.id }] : []
}

/** Zones in which counters are open and calls are seen nowhere. */
const noDisplay = ({ devices, house: { day, centre } }: Moment): Found[] => {
  const zones = new Set(centre.counters.filter(({ id }) => counterNow(day, id).status === 'open').map(({ zone }) => zone))
  const displays = devices.filter(({ kind, connected }) => kind === 'display' && connected)
  if (displays.length === 0) return zones.size === 0 ? [] : [{ code: 'no-display', subject: centre.id }]
  const shown = displays.map(({ id }) => centre.displays.find((known) => known.id === id)?.zone)
  return shown.includes(undefined) ? [] : [...zones].filter((zone) => !shown.includes(zone)).map((zone) => ({ code: 'no-display', subject: zone }))
}

const silent = ({ devices, house: { centre, now } }: Moment): Found[] => {
  const clock = localClock(now, centre.timeZone)
  if (centre.voice.volume === 0 || centre.voice.quiet.some(({ from, to }) => from <= clock && clock < to)) return []
  return devices.filter(({ id, connected, display }) => connected && display && display.audio !== 'ready' && centre.displays.find((known) => known.id === id)?.voice !== false)
    .map(({ id }) => ({ code: 'display-silent', subject: id }))
}

const papers = ({ house: { day } }: Moment): Found[] =>
  [...day.tickets.values()].filter(({ status }) => status !== 'ended').flatMap((ticket): Found[] => {
    if (ticket.paper === 'failed' || ticket.paper === 'unknown') return [{ code: 'paper-failed', subject: ticket.number, at: ticket.issuedAt }]
    return ticket.paper === 'pending' && ticket.job ? [{ code: 'paper-waits', subject: ticket.number, others: [ticket.job.device] }] : []
  })

const twins = ({ house, devices }: Moment): Found[] => twinAlerts(house, devices)

/** What kiosks, displays, printers and papers ask for. */
export const deviceAlerts = (moment: Moment): Found[] => [noKiosk, noDisplay, each, silent, papers, twins].flatMap((look) => look(moment))
