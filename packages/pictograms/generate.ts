import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pictogramNames, weights } from './names.ts'
import type { PictogramName } from './names.ts'

const require = createRequire(import.meta.url)

/** The outline of one pictogram as the icon package ships it. Throws if the package has no such icon (a bug in names.ts). */
export const outlineOf = (name: PictogramName): string => {
  const weight = weights[name]
  const file = require.resolve(`@phosphor-icons/core/assets/${weight}/${name}-${weight}.svg`)
  const outlines = [...readFileSync(file, 'utf8').matchAll(/ d="([^"]+)"/g)].map((match) => match[1])
  if (outlines.length === 0) throw new Error(`no outline in ${file}`)
  return outlines.join('')
}

/** The source text of paths.ts. */
export const pathsSource = (): string =>
  [
    '// Written by `npm run pictograms` from @phosphor-icons/core (MIT); do not edit.',
    "import type { PictogramName } from './names.ts'",
    '',
    '/** SVG path data in a 256 × 256 box; the same outline is drawn on screens and on paper. */',
    'export const paths: Record<PictogramName, string> = {',
    ...pictogramNames.map((name) => `  '${name}': '${outlineOf(name)}',`),
    '}',
    '',
  ].join('\n')

if (import.meta.main) writeFileSync(new URL('paths.ts', import.meta.url), pathsSource())
