import type { RouteRecordRaw } from 'vue-router'

export const applicationRoutes: RouteRecordRaw[] = [
  {
    path: '/applications',
    component: () => import('./application-list.vue'),
    meta: {
      title: 'pages.onboarding.title',
      permission: 'STATION_APPLICATION_READ',
      finds: { StationApplication: '/applications/:id' },
      menu: { group: 'pages.menu.network', icon: 'i-lucide-file-user', order: 15, key: 'a' },
    },
  },
  {
    path: '/applications/part/:id',
    component: () => import('../application-record/application-part.vue'),
    props: true,
    meta: { title: 'pages.onboarding.title', permission: 'STATION_APPLICATION_READ' },
  },
  {
    path: '/applications/:id',
    component: () => import('../application-record/application-record.vue'),
    props: true,
    meta: { title: 'pages.onboarding.title', permission: 'STATION_APPLICATION_READ' },
  },
]
