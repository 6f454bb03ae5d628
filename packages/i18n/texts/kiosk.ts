import be from '../locales/be/kiosk.json' with { type: 'json' }
import en from '../locales/en/kiosk.json' with { type: 'json' }
import es from '../locales/es/kiosk.json' with { type: 'json' }
import fr from '../locales/fr/kiosk.json' with { type: 'json' }
import kea from '../locales/kea/kiosk.json' with { type: 'json' }
import pt from '../locales/pt/kiosk.json' with { type: 'json' }
import ro from '../locales/ro/kiosk.json' with { type: 'json' }
import ru from '../locales/ru/kiosk.json' with { type: 'json' }
import uk from '../locales/uk/kiosk.json' with { type: 'json' }
import { defineTexts } from '../texts.ts'

export const kioskTexts = defineTexts(pt, { en, fr, es, ru, uk, ro, be, kea })
