// What `npm start` says once everything is open.

/**
 * @param {{ centre: string; hub: string; kiosk: string; phone: string; phoneReach: 'phones' | 'this-machine' | 'given'; data: string }} open
 */
export const said = ({ centre, hub, kiosk, phone, phoneReach, data }) => {
  const phoneNote = {
    phones: 'scan a paper\'s QR with a phone of the same network',
    given: 'the address on the papers, as --phone-url says',
    'this-machine': 'this machine alone: no network was found that phones share (npm start -- --help: --host, --phone-url)',
  }[phoneReach]
  const line = (name, address, note) => `  ${name.padEnd(8)}  ${address.padEnd(width)}  ${note}`.trimEnd()
  const rows = [
    ['kiosk', `${kiosk}/kiosk`, 'for mediators at the door: the lock, PIN 1234'],
    ['paper', `${kiosk}/paper`, 'what the kiosk prints'],
    ['phone', phone, phoneNote],
    ['display', `${hub}/display?token=demo-display`, 'the screen of the lobby'],
    ['console', `${hub}/console`, 'ana or olga (welcome), rui (Social Security): PIN 1234'],
    ['monitor', `${hub}/monitor`, 'marta, the supervisor: PIN 1234'],
    ['', `${hub}/monitor?token=demo-monitor`, 'only watches, as a screen on a wall; "Sign in" is there too'],
  ]
  const width = Math.max(...rows.slice(0, 2).concat(rows.slice(3)).map(([, address]) => address.length))
  return `
Senha is open: the demo of ${centre}.

${rows.map(([name, address, note]) => line(name, address, note)).join('\n')}

A display of your own: open ${hub}/display in a private window. It shows a code;
marta types it at the monitor, under Devices.
Data in ${data}. Other ports, another centre: npm start -- --help. Ctrl+C ends it all.
`
}
