import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'

/** A phone has letters of its own: the centre's font would cost more than the page. */
const withoutFont = { find: '@fontsource-variable/noto-sans/index.css', replacement: join(import.meta.dirname, 'no-font.css') }

/** React as written, Preact as shipped: 60 KB less over the centre's Wi-Fi (gzip; react-dom 64 KB, Preact with its React layer 6 KB). */
const preact = [
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react\/jsx-(dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
  { find: /^react(-dom)?$/, replacement: 'preact/compat' },
]

/** What the schema of a centre tells an editor, and how zod words its faults: no visitor reads either. */
const withoutDescriptions: Plugin = {
  name: 'without-descriptions',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: /\/packages\/centre\/schema\.ts$|\/zod\/v4\/locales\/en\.js$/ },
    handler: (code, id) => ({
      code: id.endsWith('en.js') ? "export default () => ({ localeError: () => 'does not fit' })" : code.replaceAll(/\.describe\('(?:[^'\\]|\\.)*'\)/g, ''),
      map: null,
    }),
  },
}

/** How a schema is written as a JSON schema: every schema of zod brings it along, and no phone asks for it (6 KB, gzip). */
const withoutJsonSchemas: Plugin = {
  name: 'without-json-schemas',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: /\/zod\/v4\/core\/(?:to-json-schema|json-schema-processors)\.js$/ },
    handler: (code) => ({
      code: [
        'const nothing = () => undefined',
        ...[...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name = '']) => `export const ${name} = ${name.startsWith('create') ? '() => nothing' : 'nothing'}`),
        ...[...code.matchAll(/^export \{ .+ \};?$/gm)].map(([line]) => line),
      ].join('\n'),
      map: null,
    }),
  },
}

/** The same files compressed once and for all, for a server that sends them so. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const [fileName, file] of Object.entries(bundle)) {
        if (!/\.(js|css|html)$/.test(fileName)) continue
        const source = Buffer.from(file.type === 'chunk' ? file.code : file.source)
        this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source: gzipSync(source, { level: 9 }) })
        this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source: brotliCompressSync(source) })
      }
    },
  },
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/t/',
  plugins: [react(), withoutDescriptions, withoutJsonSchemas, compressed],
  resolve: { alias: [withoutFont, ...preact] },
  // one file holds all of it: there is nothing to load ahead
  build: { outDir: '../dist/phone', emptyOutDir: true, modulePreload: { polyfill: false } },
})
