import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { bundleSigns, withoutForeignImports } from './agora.ts'

const ofAgora = (path: string): string => readFileSync(fileURLToPath(new URL(`../../../node_modules/@ama-pt/agora-design-system/${path}`, import.meta.url)), 'utf8')

test('the theme loses its font from a foreign host and nothing else', () => {
  const theme = ofAgora('src/styles/theme.css')
  expect(theme).toMatch(/@import url\('https:/)
  const clean = withoutForeignImports(theme)
  expect(clean).not.toMatch(/@import/)
  expect(clean.trim()).toBe(theme.split('\n').slice(1).join('\n').trim())
})

test('an import from the package itself stays', () => {
  const own = "@import '@senha/ui/theme.css';\n@import url('./own.css');"
  expect(withoutForeignImports(own)).toBe(own)
})

test('no sign is loaded by itself: those that are drawn come inside, the others are empty', () => {
  const code = bundleSigns(ofAgora('artifacts/dist/index.mjs'))
  expect(code).not.toMatch(/\bimport\("\.\//)
  expect(code).toMatch(/"agora-line-check": sign\d/)
  expect(code.match(/^import sign\d+ from "\.\/[\w-]+\.mjs";$/gm)).toHaveLength(9)
  expect(code).toContain('"agora-line-baby": noSign')
})
