/** A database that cannot be opened: told in one line, the file left as it is. */
export class StoreError extends Error {}
