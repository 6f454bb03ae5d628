import be from '../locales/be/phone.json' with { type: 'json' }
import en from '../locales/en/phone.json' with { type: 'json' }
import es from '../locales/es/phone.json' with { type: 'json' }
import fr from '../locales/fr/phone.json' with { type: 'json' }
import kea from '../locales/kea/phone.json' with { type: 'json' }
import pt from '../locales/pt/phone.json' with { type: 'json' }
import ro from '../locales/ro/phone.json' with { type: 'json' }
import ru from '../locales/ru/phone.json' with { type: 'json' }
import uk from '../locales/uk/phone.json' with { type: 'json' }
import { defineTexts } from '../texts.ts'

export const phoneTexts = defineTexts(pt, { en, fr, es, ru, uk, ro, be, kea })
