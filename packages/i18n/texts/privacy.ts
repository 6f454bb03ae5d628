import be from '../locales/be/privacy.json' with { type: 'json' }
import en from '../locales/en/privacy.json' with { type: 'json' }
import es from '../locales/es/privacy.json' with { type: 'json' }
import fr from '../locales/fr/privacy.json' with { type: 'json' }
import kea from '../locales/kea/privacy.json' with { type: 'json' }
import pt from '../locales/pt/privacy.json' with { type: 'json' }
import ro from '../locales/ro/privacy.json' with { type: 'json' }
import ru from '../locales/ru/privacy.json' with { type: 'json' }
import uk from '../locales/uk/privacy.json' with { type: 'json' }
import { defineTexts } from '../texts.ts'

export const privacyTexts = defineTexts(pt, { en, fr, es, ru, uk, ro, be, kea })
