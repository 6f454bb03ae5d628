import be from '../locales/be/sentences.json' with { type: 'json' }
import en from '../locales/en/sentences.json' with { type: 'json' }
import es from '../locales/es/sentences.json' with { type: 'json' }
import fr from '../locales/fr/sentences.json' with { type: 'json' }
import kea from '../locales/kea/sentences.json' with { type: 'json' }
import pt from '../locales/pt/sentences.json' with { type: 'json' }
import ro from '../locales/ro/sentences.json' with { type: 'json' }
import ru from '../locales/ru/sentences.json' with { type: 'json' }
import uk from '../locales/uk/sentences.json' with { type: 'json' }
import { defineTexts } from '../texts.ts'

/** What staff read out, or show in large letters, to a visitor whose language they do not speak. */
export const sentenceTexts = defineTexts(pt, { en, fr, es, ru, uk, ro, be, kea })
