import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const manifest: { version: string } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

export default defineConfig({
  root: import.meta.dirname,
  base: '/display/',
  plugins: [react()],
  define: { SENHA_VERSION: JSON.stringify(manifest.version) },
  build: { outDir: 'dist/display', emptyOutDir: true },
})
