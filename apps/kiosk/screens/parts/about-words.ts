import type { Centre } from '@senha/centre'
import type { KioskParts } from '../kiosk-context.ts'

type Key = Parameters<KioskParts['t']>[0]

const about = new Map<string, Key>([
  ['borders', 'about.borders'], ['labour', 'about.labour'], ['social-security', 'about.social-security'], ['education', 'about.education'],
  ['health', 'about.health'], ['registry', 'about.registry'], ['legal', 'about.legal'], ['family', 'about.family'],
  ['social', 'about.social'], ['housing', 'about.housing'], ['nationality', 'about.nationality'], ['consumers', 'about.consumers'],
  ['employment', 'about.employment'], ['information', 'about.information'], ['children', 'about.children'],
])

/** What can be done at a service, in one sentence; undefined for one that a centre added: its topics tell. */
export const aboutWords = ({ id, kind }: Pick<Centre['services'][number], 'id' | 'kind'>): Key | undefined => (kind === 'welcome' ? 'about.welcome' : about.get(id))
