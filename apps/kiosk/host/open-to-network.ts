import { isLoopbackAddress } from '@senha/guard'

/** What a kiosk or print station serves under its own address. */
interface Served { readonly screens: boolean; /** The virtual printer's page of papers. */ readonly papers: boolean }

/** What to say at the start where others of the network reach what it serves, which asks nobody who they are; undefined where none do. */
export const openToNetwork = (host: string, { screens, papers }: Served): string | undefined => {
  if (isLoopbackAddress(host) || (!screens && !papers)) return undefined
  const able = [...(screens ? ['use its screens: take tickets and papers, and try its PIN'] : []), ...(papers ? ['read the papers that it printed, with their codes'] : [])]
  return `--host ${host}: everybody in that network can ${able.join('; ')}. Without --host only this machine can`
}
