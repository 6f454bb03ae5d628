declare const SENHA_VERSION: string

/** The file that this page runs, by the name that its build gave it: another build has another. */
export const ownScript = new URL(import.meta.url).pathname

const build = /-([\w-]{6,12})\.js$/.exec(ownScript)?.[1]

/** The project's version and this build's own sign, as in `0.1.0 (B0mYV-3n)`. */
export const version = build === undefined ? SENHA_VERSION : `${SENHA_VERSION} (${build})`
