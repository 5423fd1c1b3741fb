import type { RouteRecordRaw } from 'vue-router'

export const regionRoutes: RouteRecordRaw[] = [
  {
    path: '/regions',
    component: () => import('./region-page.vue'),
    meta: {
      title: 'pages.regions.title',
      permission: 'REGION_READ',
      menu: { group: 'pages.menu.network', icon: 'i-lucide-map-pinned', order: 20, key: 'r' },
    },
  },
]
