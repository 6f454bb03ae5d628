import { languages } from '@senha/centre'
import type { Centre, Language } from '@senha/centre'
import { loadCentre } from '@senha/centre/load'
import { refuse } from '@senha/domain'
import type { Result } from '@senha/domain'
import { notedCentre } from '../store/centre-in-force.ts'

/** `notes` are for who adds the user: what could not be checked, or will have no effect here. */
export interface Checked { readonly languages: Language[]; readonly notes: string[] }

const known = (text: string): Language | undefined => languages.find((language) => language === text)

const languagesOf = (typed: string): Result<{ spoken: Language[] }> => {
  const words = typed.split(',').map((word) => word.trim().toLowerCase()).filter((word) => word !== '')
  const strange = words.filter((word) => known(word) === undefined)
  if (strange.length > 0) {
    return refuse('invalid', `unknown language ${strange.map((word) => `"${word}"`).join(', ')}: known are ${languages.join(', ')}`)
  }
  const spoken = [...new Set(words)].flatMap((word) => known(word) ?? [])
  return spoken.length > 0 ? { ok: true, spoken } : refuse('invalid', `no language is named: known are ${languages.join(', ')}`)
}

const centreFor = (folder: string, file: string | undefined): Result<{ centre: Centre | undefined }> =>
  (file === undefined ? { ok: true, centre: notedCentre(folder) } : loadCentre(file))

/**
 * Languages and agency of a user, against the given configuration, else the one that the hub of the folder started with last.
 * Languages in capitals are read as such; an agency that the centre does not have is refused with those it has.
 */
export const validateUser = (given: { agency: string; languages: string }, folder: string, centreFile: string | undefined): Result<Checked> => {
  const read = languagesOf(given.languages)
  if (!read.ok) return read
  const { spoken } = read
  const found = centreFor(folder, centreFile)
  if (!found.ok) return found
  const { centre } = found
  if (!centre) return { ok: true, languages: spoken, notes: [`the agency "${given.agency}" could not be checked: no hub has started on ${folder} yet (--centre FILE checks it)`] }
  if (!centre.agencies.some((agency) => agency.id === given.agency)) {
    return refuse('invalid', `${centre.name} has no agency "${given.agency}": it has ${centre.agencies.map((agency) => agency.id).join(', ')}`)
  }
  const idle = spoken.filter((language) => !centre.languages.includes(language))
  return { ok: true, languages: spoken, notes: idle.length > 0 ? [`${centre.name} does not offer ${idle.join(', ')}: not used at its counters`] : [] }
}
