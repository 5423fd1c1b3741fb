import '@stationmaster/ui/style.css'
import { startApp } from '@stationmaster/ui'
import { routes } from './router.ts'
import AdminApp from './shell/admin-app.vue'

void startApp({ app: 'admin', root: AdminApp, routes, base: import.meta.env.BASE_URL })

// After the first paint: the font's many slices must not hold the page up.
void import('@fontsource-variable/noto-sans-sc')
