import en from '../locales/en/monitor.json' with { type: 'json' }
import pt from '../locales/pt/monitor.json' with { type: 'json' }
import { defineTexts } from '../texts.ts'

export const monitorTexts = defineTexts(pt, { en })
