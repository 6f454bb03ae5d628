import en from '../locales/en/display.json' with { type: 'json' }
import pt from '../locales/pt/display.json' with { type: 'json' }
import uk from '../locales/uk/display.json' with { type: 'json' }
import { defineTexts } from '../texts.ts'

export const displayTexts = defineTexts(pt, { en, uk })
