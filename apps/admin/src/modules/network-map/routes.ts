import type { RouteRecordRaw } from 'vue-router'

export const networkMapRoutes: RouteRecordRaw[] = [
  {
    path: '/network-map',
    component: () => import('./network-map.vue'),
    meta: {
      title: 'pages.coverage.title',
      permission: 'COVERAGE_READ',
      menu: { group: 'pages.menu.network', icon: 'i-lucide-map', order: 12 },
    },
  },
  {
    path: '/network-map/demand',
    component: () => import('../county-demand/demand-list.vue'),
    meta: { title: 'pages.coverage.demand', permission: 'COVERAGE_READ' },
  },
]
