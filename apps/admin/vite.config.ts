import { vueApp } from '@stationmaster/config/vue-app.mjs'
import { defineConfig } from 'vite'

export default defineConfig(vueApp({ root: import.meta.dirname, base: '/admin/', devPort: 4611 }))
