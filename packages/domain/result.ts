/** The codes of a refusal, the same in the domain and on the wire (protocol.md). */
export const errorCodes = ['invalid', 'unauthorized', 'forbidden', 'not-found', 'conflict', 'empty', 'closed', 'too-many', 'unavailable'] as const
export type ErrorCode = (typeof errorCodes)[number]

export interface Refusal { ok: false; error: { code: ErrorCode; message: string } }

/** An expected outcome: never thrown, never dropped. On success the fields stand beside `ok`, as they do on the wire. */
export type Result<T extends object = object> = ({ ok: true } & T) | Refusal

export const refuse = (code: ErrorCode, message: string): Refusal => ({ ok: false, error: { code, message } })
