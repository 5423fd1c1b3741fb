import type { RouteRecordRaw } from 'vue-router'

export const homeRoutes: RouteRecordRaw[] = [
  {
    path: '/',
    component: () => import('./home-page.vue'),
    meta: { title: 'pages.home.title', menu: { icon: 'i-lucide-layout-dashboard', order: 0, key: 'h' } },
  },
]
