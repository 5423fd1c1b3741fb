import type { RouteRecordRaw } from 'vue-router'

export const stationRoutes: RouteRecordRaw[] = [
  {
    path: '/stations',
    component: () => import('./station-list.vue'),
    meta: {
      title: 'pages.stations.title',
      permission: 'STATION_READ',
      menu: { group: 'pages.menu.network', icon: 'i-lucide-store', order: 10, key: 's' },
      finds: { Station: '/stations/:id', StaffMember: '/stations/:stationId/staff/:id' },
    },
  },
  {
    path: '/stations/:id',
    component: () => import('./station-record.vue'),
    props: true,
    meta: { title: 'pages.stations.title', permission: 'STATION_READ' },
  },
]
