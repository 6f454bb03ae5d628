import en from '../locales/en/kiosk.json' with { type: 'json' }
import pt from '../locales/pt/kiosk.json' with { type: 'json' }
import uk from '../locales/uk/kiosk.json' with { type: 'json' }
import { defineTexts } from '../texts.ts'

export const kioskTexts = defineTexts(pt, { en, uk })
