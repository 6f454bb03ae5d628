import en from '../locales/en/console.json' with { type: 'json' }
import pt from '../locales/pt/console.json' with { type: 'json' }
import { defineTexts } from '../texts.ts'

export const consoleTexts = defineTexts(pt, { en })
