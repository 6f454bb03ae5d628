import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { z } from 'zod'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const packageJson = z.object({ version: z.string(), dependencies: z.record(z.string(), z.string()).optional(), optionalDependencies: z.record(z.string(), z.string()).optional() })
const manifest = (folder: string): z.infer<typeof packageJson> => packageJson.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))

/** The folder of a package as the one that needs it finds it: its own copy, else the shared one. */
const folderOf = (name: string, needer: string): string | undefined => [join(needer, 'node_modules', name), join(root, 'node_modules', name)].find((folder) => existsSync(join(folder, 'package.json')))

/** These packages and all that they need, as they are installed here; what is optional and not installed is for another machine. */
const closure = (names: readonly string[], needer = root, found = new Set<string>()): Set<string> => {
  for (const name of names) {
    const folder = folderOf(name, needer)
    if (folder === undefined || found.has(folder)) continue
    found.add(folder)
    const { dependencies = {}, optionalDependencies = {} } = manifest(folder)
    closure([...Object.keys(dependencies), ...Object.keys(optionalDependencies)], folder, found)
  }
  return found
}

const packageName = (module: string): string => module.split('/').slice(0, module.startsWith('@') ? 2 : 1).join('/')

/** One program of the project in JavaScript; answers which packages it loads. */
const bundleOne = async (entry: string, outDir: string, format: 'es' | 'cjs'): Promise<string[]> => {
  const name = format === 'cjs' ? 'cjs' : 'mjs'
  const built = await build({
    configFile: false, root, logLevel: 'error', ssr: { noExternal: [/^@senha\//], external: ['electron'] },
    build: {
      ssr: true, outDir, emptyOutDir: false, target: 'node24', minify: false,
      rolldownOptions: { input: join(root, entry), output: { format, entryFileNames: `[name].${name}`, chunkFileNames: `[name]-[hash].${name}`, assetFileNames: '[name][extname]' } },
    },
  })
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []))
  const own = new Set(outputs.map(({ fileName }) => fileName))
  return outputs.flatMap((chunk) => (chunk.type === 'chunk' ? [...chunk.imports, ...chunk.dynamicImports] : []))
    .filter((module) => !own.has(module) && !module.startsWith('node:') && !builtinModules.includes(module) && module !== 'electron').map(packageName)
}

/**
 * Makes a folder that holds all that the kiosk needs but Electron itself: `npm run kiosk` runs it as it is, and the package
 * for a kiosk machine is made of it. A sandboxed preload must be CommonJS, and Node strips no types inside a package.
 */
export const bundleKiosk = async (to: string, main = 'apps/kiosk/electron/main.ts'): Promise<void> => {
  rmSync(to, { recursive: true, force: true })
  // two folders deep, as the sources are: the built screens are found by the same path
  const program = join(to, 'kiosk', 'program')
  const used = new Set(await bundleOne(main, program, 'es'))
  await bundleOne('apps/kiosk/electron/preload.ts', program, 'cjs')
  const migrations = join(root, 'apps/kiosk/host/journal')
  for (const file of readdirSync(migrations).filter((name) => name.endsWith('.sql'))) cpSync(join(migrations, file), join(program, file))
  const screens = 'apps/kiosk/dist/screens'
  if (existsSync(join(root, screens))) cpSync(join(root, screens), join(to, screens), { recursive: true })
  // found by its path and not imported: the letters on paper
  used.add('@fontsource/noto-sans')
  const packages = [...closure([...used])]
  for (const folder of packages) cpSync(folder, join(to, folder.slice(root.length)), { recursive: true, filter: (from) => !from.slice(folder.length).includes('node_modules') })
  const { version } = manifest(root)
  mkdirSync(to, { recursive: true })
  // named with their versions: what packs the folder takes those packages that its package.json names
  const dependencies = Object.fromEntries(packages.map((folder) => [folder.slice(root.length).replace(/^node_modules\//, ''), manifest(folder).version]).filter(([name]) => !name?.includes('node_modules')))
  writeFileSync(join(to, 'package.json'), `${JSON.stringify({ name: 'senha-kiosk', productName: 'Senha', version, description: 'The kiosk of Senha', license: 'MIT', type: 'module', main: 'kiosk/program/main.mjs', dependencies }, undefined, 2)}\n`)
}

if (import.meta.main) await bundleKiosk(join(root, 'dist/kiosk'))
