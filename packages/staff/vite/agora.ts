import type { Plugin } from 'vite'

/**
 * Signs that Ágora's components draw by themselves here. The package loads each of its 376 signs as a file of its own when
 * it is first drawn, and breaks the page where that file is out of reach; these come inside the bundle, the rest not at all.
 */
const drawnSigns = new Set([
  'agora-line-check', 'agora-line-eye', 'agora-solid-eye', 'agora-line-eye-off', 'agora-solid-eye-off',
  'agora-solid-alert-triangle', 'agora-solid-alert-circle', 'agora-solid-check-circle', 'agora-solid-info-mark',
])

/** `"agora-line-check": u(() => import("./line-check-CbZk3c9L.mjs"))` of the package's list of signs. */
const lazySign = /"([\w-]+)": \w+\(\(\) => import\("(\.\/[\w-]+\.mjs)"\)\)/g

export const bundleSigns = (code: string): string => {
  const imports: string[] = []
  const list = code.replace(lazySign, (_whole, name: string, file: string) => {
    if (!drawnSigns.has(name)) return `"${name}": noSign`
    const sign = `sign${imports.length}`
    imports.push(`import ${sign} from ${JSON.stringify(file)};`)
    return `"${name}": ${sign}`
  })
  return `${imports.join('\n')}\nconst noSign = () => null;\n${list}`
}

/** `@import` of an address with a host, quoted (the address itself may hold semicolons) or bare in `url()`. */
const foreignImport = /@import\s+(?:url\(\s*)?(?:"(?:https?:)?\/\/[^"]*"|'(?:https?:)?\/\/[^']*'|(?:https?:)?\/\/[^)\s]*)\s*\)?[^;]*;/gi

/** Ágora's theme asks a foreign host for its font. Noto Sans comes from @senha/ui. */
export const withoutForeignImports = (css: string): string => css.replace(foreignImport, '')

/** Stands after Tailwind in the list: what Tailwind has gathered from all style sheets is cleaned here. */
export const agora = (): Plugin => ({
  name: 'senha:agora',
  enforce: 'pre',
  transform: (code, id) => {
    const file = id.split('?')[0] ?? id
    if (file.endsWith('/agora-design-system/artifacts/dist/index.mjs')) return { code: bundleSigns(code), map: null }
    if (file.endsWith('.css')) return { code: withoutForeignImports(code), map: null }
    return undefined
  },
  generateBundle: (_options, bundle) => {
    for (const file of Object.values(bundle))
      if (file.type === 'asset' && file.fileName.endsWith('.css') && withoutForeignImports(String(file.source)) !== String(file.source))
        throw new Error(`${file.fileName} still imports from outside the centre`)
  },
})
