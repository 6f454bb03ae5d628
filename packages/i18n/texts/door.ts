import be from '../locales/be/door.json' with { type: 'json' }
import en from '../locales/en/door.json' with { type: 'json' }
import es from '../locales/es/door.json' with { type: 'json' }
import fr from '../locales/fr/door.json' with { type: 'json' }
import kea from '../locales/kea/door.json' with { type: 'json' }
import pt from '../locales/pt/door.json' with { type: 'json' }
import ro from '../locales/ro/door.json' with { type: 'json' }
import ru from '../locales/ru/door.json' with { type: 'json' }
import uk from '../locales/uk/door.json' with { type: 'json' }
import { defineTexts } from '../texts.ts'

export const doorTexts = defineTexts(pt, { en, fr, es, ru, uk, ro, be, kea })
