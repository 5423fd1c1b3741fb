import { installPreferences } from '@stationmaster/client/preferences.ts'
import { configureClient } from '@stationmaster/client/request.ts'
import { createApp } from 'vue'
import VerifyPage from './verify-page.vue'

/** The page that checks a print: no session, no kit. */
export function start(): void {
  installPreferences()
  configureClient('portal')
  createApp(VerifyPage).mount('#app')
  void import('@fontsource-variable/noto-sans-sc')
}
