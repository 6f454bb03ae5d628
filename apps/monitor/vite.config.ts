import { staffRoom } from '@senha/staff/vite'
import { defineConfig } from 'vite'

export default defineConfig(staffRoom(import.meta.dirname, '/monitor/'))
