import ui from '@nuxt/ui/vue-plugin'
import {
  configureClient,
  createQueryClient,
  firstWords,
  installPreferences,
  loadViewer,
  may,
  onSessionEnded,
  onSignedOut,
  onSignInAgain,
  say,
  type AppName,
} from '@stationmaster/client'
import { VueQueryPlugin } from '@tanstack/vue-query'
import { createApp, watchEffect, type Component } from 'vue'
import {
  createRouter,
  createWebHistory,
  type RouteLocationNormalized,
  type Router,
  type RouteRecordRaw,
} from 'vue-router'
import { askForPassword, askToConfirm } from '../session/renewal.ts'
import { titleOf } from './page-title.ts'

interface AppOptions {
  app: AppName
  root: Component
  routes: RouteRecordRaw[]
  /** Path below which the app is served: import.meta.env.BASE_URL. */
  base: string
}

const signInAddress = (next: string) => ({ path: '/sign-in', query: next === '/' ? {} : { next } })

/** Pages with a session wait for the viewer; without one the sign-in page comes first and returns here. */
async function guard(to: RouteLocationNormalized) {
  if (to.meta.public) return true
  try {
    const viewer = await loadViewer()
    if (!viewer) return signInAddress(to.fullPath)
    if (viewer.mustEnrol) return { path: '/enrol', query: { next: to.fullPath }, replace: true }
  } catch {
    return { path: '/unreachable', query: { next: to.fullPath }, replace: true }
  }
  return !to.meta.permission || may(to.meta.permission) ? true : { path: '/not-permitted', replace: true }
}

function keepTitle(router: Router): void {
  watchEffect(() => {
    const title = titleOf(router.currentRoute.value)
    const product = say.word('common.productName')
    document.title = title ? `${title} · ${product}` : product
  })
}

/** Starts an app: router with the session guard, query cache, preferences, kit. Words and session load side by side. */
export async function startApp({ app: name, root, routes, base }: AppOptions): Promise<void> {
  configureClient(name)
  installPreferences()
  const router = createRouter({ history: createWebHistory(base), routes })
  const queryClient = createQueryClient()
  router.beforeEach(guard)
  onSessionEnded(askForPassword)
  onSignInAgain(askToConfirm)
  onSignedOut(() => {
    queryClient.clear()
    const { fullPath, meta } = router.currentRoute.value
    if (!meta.public) void router.replace(signInAddress(fullPath))
  })
  const app = createApp(root).use(router).use(VueQueryPlugin, { queryClient }).use(ui)
  await firstWords()
  keepTitle(router)
  app.mount('#app')
}
