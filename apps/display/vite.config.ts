import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: '/display/',
  plugins: [react()],
  build: { outDir: 'dist/display', emptyOutDir: true },
})
