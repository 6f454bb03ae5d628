import be from '../locales/be/display.json' with { type: 'json' }
import en from '../locales/en/display.json' with { type: 'json' }
import es from '../locales/es/display.json' with { type: 'json' }
import fr from '../locales/fr/display.json' with { type: 'json' }
import kea from '../locales/kea/display.json' with { type: 'json' }
import pt from '../locales/pt/display.json' with { type: 'json' }
import ro from '../locales/ro/display.json' with { type: 'json' }
import ru from '../locales/ru/display.json' with { type: 'json' }
import uk from '../locales/uk/display.json' with { type: 'json' }
import { defineTexts } from '../texts.ts'

export const displayTexts = defineTexts(pt, { en, fr, es, ru, uk, ro, be, kea })
