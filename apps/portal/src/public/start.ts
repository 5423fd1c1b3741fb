import { installPreferences } from '@stationmaster/client/preferences.ts'
import { createApp } from 'vue'
import PublicPage from './public-page.vue'

/** The page of visitors: words, preferences and Vue, nothing else. */
export function start(): void {
  installPreferences()
  createApp(PublicPage).mount('#app')
  // After the first paint, as in the app: where the system has no Chinese font, this one is used.
  void import('@fontsource-variable/noto-sans-sc')
}
