import { LONGEST_PHONE_PAGE, phonePageHints } from '@senha/centre'
import type { PhonePageHint } from '@senha/centre'

const words: Record<PhonePageHint, string> = {
  missing: 'phonePageUrl is not set: the QR on paper holds the code alone, and nobody can follow the queue on a phone;'
    + ' write the address of this hub as phones reach it into the centre\'s file, as "phonePageUrl": "https://fila.example.pt", or start the hub with --phone-url',
  'too-long': `phonePageUrl is longer than ${LONGEST_PHONE_PAGE} characters: the QR on paper holds the code alone; choose a shorter address`,
  'this-machine': 'phonePageUrl is an address of this machine alone: no phone reaches it',
  open: 'phonePageUrl begins with http://: whoever listens on the way reads visit codes; use https:// (docs/operating.md)',
}

/** What an administrator is told of the address of the phone page, one line each; nothing where all is well. */
export const phonePageLines = (url: string | undefined): string[] => phonePageHints(url).map((hint) => words[hint])

/** A page that has not come after this does not come to a phone either. */
const patienceMs = 8_000

/** Asks the phone page itself, as a phone would. Undefined: it answers; else what is wrong, in one line. */
export const askPhonePage = async (url: string, patience = patienceMs): Promise<string | undefined> => {
  const page = `${url.replace(/\/+$/, '')}/t/`
  try {
    const answer = await fetch(page, { signal: AbortSignal.timeout(patience), headers: { accept: 'text/html' } })
    if (answer.status !== 200) return `${page} answers ${answer.status}: ${answer.status === 403 ? 'the hub does not go by this name' : 'it is not the phone page'}`
    return /<title>Senha<\/title>/.test(await answer.text()) ? undefined : `${page} is another page: it is not the phone page`
  } catch (cause) {
    const why = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : cause instanceof Error ? cause.message : String(cause)
    return `${page} does not answer (${why})`
  }
}
