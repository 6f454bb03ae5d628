/**
 * Every pictogram of the project, by the name it has in Phosphor (https://phosphoricons.com, MIT), with its weight:
 * filled signs for things, bold strokes for directions and marks. A service has the same sign on kiosk, paper,
 * display, phone and door. After changing this list: `npm run pictograms`.
 */
export const weights = {
  // services and topics
  'hand-heart': 'fill', 'identification-card': 'fill', 'flag-banner': 'fill', 'users-three': 'fill', umbrella: 'fill',
  'first-aid-kit': 'fill', student: 'fill', 'book-open-text': 'fill', certificate: 'fill', briefcase: 'fill',
  'hard-hat': 'fill', storefront: 'fill', house: 'fill', scales: 'fill', tote: 'fill', 'chat-circle-dots': 'fill',
  info: 'fill', 'baby-carriage': 'fill', stamp: 'fill', handshake: 'fill', 'hand-coins': 'fill', bank: 'fill',
  // helpers and states
  translate: 'fill', globe: 'bold', 'speaker-high': 'fill', 'speaker-slash': 'fill', 'text-aa': 'fill', 'circle-half': 'fill',
  wheelchair: 'fill', 'wheelchair-motion': 'fill', 'hand-waving': 'fill', 'qr-code': 'fill', 'check-circle': 'fill',
  clock: 'fill', star: 'fill', printer: 'fill', warning: 'fill', 'warning-circle': 'fill', 'x-circle': 'fill', 'wifi-slash': 'fill',
  bell: 'fill', 'bell-ringing': 'fill', phone: 'fill', lock: 'fill', user: 'fill', pause: 'fill', play: 'fill', keyboard: 'fill',
  'person-simple-walk': 'fill', person: 'fill', baby: 'fill', 'gender-female': 'fill', note: 'fill', 'sign-out': 'bold',
  'file-text': 'fill', 'map-pin': 'fill', ticket: 'fill', 'monitor-play': 'fill', 'arrows-clockwise': 'bold', backspace: 'fill',
  // directions and marks
  'arrow-right': 'bold', 'arrow-left': 'bold', 'arrow-up': 'bold', 'arrow-down': 'bold', 'arrow-up-right': 'bold',
  'arrow-up-left': 'bold', 'arrow-u-down-left': 'bold', check: 'bold', x: 'bold', plus: 'bold', minus: 'bold', 'caret-down': 'bold',
  stairs: 'fill', elevator: 'fill',
} as const satisfies Record<string, 'fill' | 'bold'>

export type PictogramName = keyof typeof weights

/** The names, for a schema that must refuse an unknown one. */
export const pictogramNames: readonly PictogramName[] = Object.keys(weights).filter((name): name is PictogramName => name in weights)
