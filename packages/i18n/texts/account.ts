import en from '../locales/en/account.json' with { type: 'json' }
import pt from '../locales/pt/account.json' with { type: 'json' }
import { defineTexts } from '../texts.ts'

export const accountTexts = defineTexts(pt, { en })
