import be from '../locales/be/ticket.json' with { type: 'json' }
import en from '../locales/en/ticket.json' with { type: 'json' }
import es from '../locales/es/ticket.json' with { type: 'json' }
import fr from '../locales/fr/ticket.json' with { type: 'json' }
import kea from '../locales/kea/ticket.json' with { type: 'json' }
import pt from '../locales/pt/ticket.json' with { type: 'json' }
import ro from '../locales/ro/ticket.json' with { type: 'json' }
import ru from '../locales/ru/ticket.json' with { type: 'json' }
import uk from '../locales/uk/ticket.json' with { type: 'json' }
import { defineTexts } from '../texts.ts'

/** The words of the paper: tickets, the documents slip, the installer's test page. */
export const ticketTexts = defineTexts(pt, { en, fr, es, ru, uk, ro, be, kea })
