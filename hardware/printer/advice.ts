import { parseAddress } from './address.ts'
import type { PrinterFault, PrinterStatus } from './printer.ts'

/** What the person installing a printer should do about a fault, in plain words. One line a step. */
export const adviceFor = (fault: PrinterFault | PrinterStatus['state'], address: string): string[] => {
  const where = parseAddress(address)
  switch (fault) {
    case 'no-paper': return ['There is no paper. Open the cover, put in a roll with the printed side towards the head, close the cover.']
    case 'paper-near-end': return ['The paper is near its end. Have a new roll ready.']
    case 'cover-open': return ['The cover is open. Close it until it clicks.']
    case 'cutter-error': return ['The knife is stuck. Switch the printer off, open the cover, take out what is caught, switch it on again.']
    case 'offline': return where?.kind === 'tcp'
      ? ['The printer says that it is offline. Let go of its FEED button; switch it off and on again.']
      : ['The printer is not ready. Is it switched on? Let go of its FEED button; switch it off and on again.']
    case 'unreachable': return unreachable(address)
    case 'permission': return where?.kind === 'file'
      ? [`This user may not use ${where.path}.`, 'Add the user to the group that owns it: sudo usermod -aG lp "$USER", then sign out and in again.']
      : [
          'The printer is there, but this user may not open it.',
          'Install the rule: sudo cp hardware/udev/60-senha-printer.rules /etc/udev/rules.d/ && sudo udevadm control --reload && sudo udevadm trigger',
          'Add the user to the group lp: sudo usermod -aG lp "$USER", then sign out and in again.',
        ]
    case 'timeout': return [
      'The printer takes the connection but does not answer.',
      'Switch it off and on again. Is another program printing on it? Is it an ESC/POS printer, set to ESC/POS and not to another language?',
    ]
    case 'error': return where?.kind === 'tcp'
      ? ['The printer reports a fault, or answers what no printer says. Its lamps and its manual tell which; switch it off and on again.']
      : ['The printer reports a fault, or another program holds it.', 'Does a printing system run? sudo systemctl stop cups cups-browsed, and remove the printer there.', 'Switch the printer off and on again.']
    case 'unknown': return ['The printer does not say how it is. Many cheap ones never do: papers are then printed without a confirmation.']
    case 'ready': return []
    default: return fault satisfies never
  }
}

const unreachable = (address: string): string[] => {
  const where = parseAddress(address)
  if (where?.kind === 'tcp') {
    return [
      `Nobody answers at ${where.host}, port ${where.port}.`,
      'Is the printer switched on, its cable in, and in the same network as this machine?',
      'Its own test print shows its address: hold FEED while switching it on.',
    ]
  }
  if (where?.kind === 'file') return [`${where.path} is not there, or cannot be written to.`, 'For /dev/usb/lp0: is the printer switched on, and the driver loaded (sudo modprobe usblp)?']
  return ['No such printer on USB.', 'Is it switched on and its cable in? lsusb should show it; npm run printer -- --list shows those that can be used.']
}
