import type { RouteRecordRaw } from 'vue-router'

export const stationRoutes: RouteRecordRaw[] = [
  {
    path: '/station',
    component: () => import('./station-page.vue'),
    meta: {
      title: 'pages.station.title',
      permission: 'STATION_READ',
      menu: { icon: 'i-lucide-store', order: 20, key: 's' },
      finds: { Station: '/station' },
    },
  },
  {
    path: '/station/edit',
    component: () => import('./station-edit.vue'),
    meta: { title: 'pages.station.edit', permission: 'STATION_EDIT' },
  },
]
