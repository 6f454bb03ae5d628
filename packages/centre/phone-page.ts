import { z } from 'zod'

/** What the address of the visitors' phone page may be: `/t/CODE` is set behind it, so it ends with its path. */
export const phonePageAddress = z.url({ protocol: /^https?$/, error: 'an address that begins with http:// or https://' })
  .refine((url) => !URL.canParse(url) || /^[^?#@]*$/.test(url), 'an address without ?, # or a user: /t/CODE is set behind it')

/** What stands behind the address for a visit: a code has six signs. */
const codeLength = '/t/K7M4QD'.length
/** The largest code that paper carries holds so much (packages/ticket/qr.ts). */
export const LONGEST_PHONE_PAGE = 122 - codeLength

/** `missing`: papers carry the code alone; `too-long` too; `this-machine`: no phone reaches it; `open`: others on the way read along. */
export type PhonePageHint = 'missing' | 'too-long' | 'this-machine' | 'open'

const isThisMachine = (host: string): boolean => host === 'localhost' || host === '[::1]' || host.startsWith('127.')
/** Private networks (RFC 1918, 6598, 4193) and names that no public DNS knows. */
const isOfBuilding = (host: string): boolean =>
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|169\.254\.)/.test(host)
  || /^\[(?:f[cd]|fe80)/i.test(host) || /\.(?:local|home\.arpa|internal|lan)$/.test(host) || !/[.:]/.test(host)

/** The address as it stands before `/t/CODE`. */
const before = (url: string): string => new URL(url).href.replace(/\/+$/, '')

/** What a centre should know of its address of the phone page. */
export const phonePageHints = (url: string | undefined): PhonePageHint[] => {
  if (url === undefined) return ['missing']
  const { hostname, protocol } = new URL(url)
  return [
    ...(before(url).length > LONGEST_PHONE_PAGE ? ['too-long' as const] : []),
    ...(isThisMachine(hostname) ? ['this-machine' as const] : []),
    ...(protocol === 'http:' && !isThisMachine(hostname) && !isOfBuilding(hostname) ? ['open' as const] : []),
  ]
}
