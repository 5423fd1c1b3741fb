import type { RouteRecordRaw } from 'vue-router'

export const stationRoutes: RouteRecordRaw[] = [
  {
    path: '/stations',
    component: () => import('./station-list.vue'),
    meta: {
      title: 'pages.stations.title',
      permission: 'STATION_READ',
      menu: { group: 'pages.menu.network', icon: 'i-lucide-store', order: 10 },
    },
  },
  {
    path: '/stations/new',
    component: () => import('./station-create.vue'),
    meta: { title: 'actions.Station.create', permission: 'STATION_CREATE' },
  },
  {
    path: '/stations/:id',
    component: () => import('./station-record.vue'),
    props: true,
    meta: { title: 'pages.stations.title', permission: 'STATION_READ' },
  },
  {
    path: '/stations/:id/edit',
    component: () => import('./station-edit.vue'),
    props: true,
    meta: { title: 'pages.stations.edit', permission: 'STATION_EDIT' },
  },
]
