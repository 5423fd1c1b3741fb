import { vueApp } from '@stationmaster/config/vue-app.mjs'
import { defineConfig } from 'vite'

export default defineConfig(({ command }) =>
  vueApp({ root: import.meta.dirname, base: '/', devPort: 4612, touch: true, command }),
)
