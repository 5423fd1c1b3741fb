import type { RouteRecordRaw } from 'vue-router'

export const staffRoutes: RouteRecordRaw[] = [
  {
    path: '/stations/:stationId/staff/:id',
    component: () => import('./staff-record.vue'),
    props: true,
    meta: { title: 'pages.staff.title', permission: 'STAFF_READ' },
  },
]
