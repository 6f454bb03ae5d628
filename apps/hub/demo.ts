import type { DeviceKind, StaffRecord } from './store/people.ts'
import { hashPin } from './sign-in/pin-hash.ts'
import type { Secret } from './sign-in/secret.ts'

/** Known to everybody: for a demonstration only, and only while the hub runs with --demo. Nothing of it is written down. */
export const demoTokens: Record<string, DeviceKind> = { 'demo-kiosk': 'kiosk', 'demo-display': 'display', 'demo-monitor': 'monitor' }

export const demoPin = '1234'

export const demoStaff = async (secret: Secret): Promise<StaffRecord[]> => {
  const pinHash = await hashPin(demoPin, secret)
  return [
    { id: 'ana', name: 'Ana', role: 'mediator', agency: 'centre', languages: ['pt', 'en', 'kea'], pinHash },
    { id: 'olga', name: 'Olga', role: 'mediator', agency: 'centre', languages: ['pt', 'ru', 'uk', 'be'], pinHash },
    { id: 'rui', name: 'Rui', role: 'officer', agency: 'social-security', languages: ['pt'], pinHash },
    { id: 'marta', name: 'Marta', role: 'supervisor', agency: 'centre', languages: ['pt'], pinHash },
  ]
}
