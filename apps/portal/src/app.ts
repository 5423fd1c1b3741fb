import { startApp } from '@stationmaster/ui'
import { routes } from './router.ts'
import PortalApp from './shell/portal-app.vue'

export function start(): void {
  void startApp({ app: 'portal', root: PortalApp, routes, base: import.meta.env.BASE_URL })
  // After the first paint: the font's many slices must not hold the page up.
  void import('@fontsource-variable/noto-sans-sc')
}
