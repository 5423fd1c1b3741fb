import { installPreferences } from '@stationmaster/client/preferences.ts'
import { createApp } from 'vue'
import ApplyApp from './apply-app.vue'

/** 成为服务站: a light page of its own, without the app and without an account. */
export function start(): void {
  installPreferences()
  createApp(ApplyApp).mount('#app')
  void import('@fontsource-variable/noto-sans-sc')
}
