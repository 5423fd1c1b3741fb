import type { RouteRecordRaw } from 'vue-router'

export const homeRoutes: RouteRecordRaw[] = [
  {
    path: '/home',
    component: () => import('./home-page.vue'),
    meta: { title: 'pages.portal.today', menu: { icon: 'i-lucide-calendar-check', order: 10, key: 'h' } },
  },
]
