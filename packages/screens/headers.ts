/**
 * What a browser may not do with any answer of ours; a page says more of itself. Nothing is kept unless a route says
 * so.
 */
export const safeHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const

const hostOnly = /^[\w.:[\]-]+$/

/**
 * A page: its own files and its own socket, in no other page's frame. Safari before 15.4 does not count a socket of the
 * same host as `'self'`: the host that the page was asked of is named, with both schemes, since a proxy may add TLS.
 */
export const pageHeaders = (host: string) => ({
  'content-security-policy': [
    "default-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data:",
    `connect-src 'self'${hostOnly.test(host) ? ` ws://${host} wss://${host}` : ''}`,
    "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'",
  ].join('; '),
  'cache-control': 'no-store',
})
