import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: `${import.meta.dirname}/screens`,
  base: '/kiosk/',
  plugins: [react()],
  build: { outDir: '../dist/screens', emptyOutDir: true },
})
