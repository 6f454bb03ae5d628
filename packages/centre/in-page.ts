import { z } from 'zod'

// in a page zod must not compile its parsers: the pages' security policy forbids `new Function`, and every try is reported.
// A schema tries while it is made: a page imports this before anything else
if ('document' in globalThis) z.config({ jitless: true })
