import type { RouteRecordRaw } from 'vue-router'

export const stationEditingRoutes: RouteRecordRaw[] = [
  {
    path: '/stations/new',
    component: () => import('./station-create.vue'),
    meta: { title: 'actions.Station.create', permission: 'STATION_CREATE', starts: { icon: 'i-lucide-plus' } },
  },
  {
    path: '/stations/:id/edit',
    component: () => import('./station-edit.vue'),
    props: true,
    meta: { title: 'pages.stations.edit', permission: 'STATION_EDIT' },
  },
]
