/** The part of `escpos` 3.0.0-alpha.6 that the project uses: a writer of bytes. The package has no types of its own. */
declare module 'escpos' {
  /** Where `flush` puts what was written; `done` is called with the error, if there was one. */
  export interface Adapter { write: (bytes: Buffer, done: (error?: Error | null) => void) => void }

  export default class Printer {
    constructor(adapter: Adapter)
    /** `init`: ESC @. */
    hardware(what: 'init'): this
    /** `lt` left, `ct` centre, `rt` right: ESC a. */
    align(where: 'lt' | 'ct' | 'rt'): this
    /** ESC t: what the bytes from 80 to FF mean. */
    setCharacterCodeTable(table: number): this
    /** Bytes as they are. A string would be read as hex. */
    raw(bytes: Buffer): this
    flush(done: (error?: Error | null) => void): this
  }
}
