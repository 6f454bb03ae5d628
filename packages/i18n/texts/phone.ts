import en from '../locales/en/phone.json' with { type: 'json' }
import pt from '../locales/pt/phone.json' with { type: 'json' }
import uk from '../locales/uk/phone.json' with { type: 'json' }
import { defineTexts } from '../texts.ts'

export const phoneTexts = defineTexts(pt, { en, uk })
