import { join } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import type { UserConfig } from 'vite'
import { agora } from './agora.ts'

/** How a staff room (console, monitor) is built: `folder` is the app's own, `base` where the hub serves it. */
export const staffRoom = (folder: string, base: `/${string}/`): UserConfig => ({
  root: folder,
  base,
  plugins: [tailwindcss(), agora(), react()],
  build: { outDir: join(folder, 'dist'), emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 1_200 },
})
