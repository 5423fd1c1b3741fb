import { installPreferences } from '@stationmaster/client/preferences.ts'
import { createApp } from 'vue'
import PublicPage from './public-page.vue'

/** The page of visitors: words, preferences and Vue, nothing else. */
export function start(): void {
  installPreferences()
  createApp(PublicPage).mount('#app')
}
