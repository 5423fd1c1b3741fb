import { vueApp } from '@stationmaster/config/vue-app.mjs'
import { defineConfig } from 'vite'

export default defineConfig(({ command }) =>
  vueApp({ root: import.meta.dirname, base: '/admin/', devPort: 4611, command }),
)
