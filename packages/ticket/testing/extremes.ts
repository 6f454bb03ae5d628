import { languages } from '@senha/centre'
import type { Words } from '@senha/centre'
import type { PublicCentre } from '@senha/protocol'

/** Words as long as the centre's schema allows: the words repeated up to so many letters. */
const stretched = (words: Words, most: number): Words =>
  Object.fromEntries(languages.map((language) => {
    const text = words[language] ?? ''
    return [language, `${text} `.repeat(Math.ceil(most / (text.length + 1))).slice(0, most).trim()]
  }))

/** The centre with every name stretched to its limit: 40 letters for the centre, 80 for whatever it lists. */
export const stretchedCentre = (centre: PublicCentre): PublicCentre => ({
  ...centre,
  name: 'Centro Nacional de Apoio à Integração Lx',
  zones: centre.zones.map((zone) => ({ ...zone, name: stretched(zone.name, 40) })),
  services: centre.services.map((service) => ({ ...service, name: stretched(service.name, 80), shortName: stretched(service.shortName, 24) })),
  topics: centre.topics.map((topic) => ({ ...topic, name: stretched(topic.name, 80) })),
})

/** The centre with names of a single word that no line can hold. */
export const endlessWords = (centre: PublicCentre): PublicCentre => {
  const endless: Words = Object.fromEntries(languages.map((language) => [language, 'Щ'.repeat(30) + 'W'.repeat(30)]))
  return {
    ...centre,
    name: 'W'.repeat(40),
    zones: centre.zones.map((zone) => ({ ...zone, name: endless })),
    services: centre.services.map((service) => ({ ...service, name: endless, shortName: endless })),
    topics: centre.topics.map((topic) => ({ ...topic, name: endless })),
  }
}
