import type { RouteRecordRaw } from 'vue-router'

export const jobRoutes: RouteRecordRaw[] = [
  {
    path: '/jobs',
    component: () => import('./job-list.vue'),
    meta: {
      title: 'pages.jobs.title',
      permission: 'JOB_READ',
      menu: { group: 'pages.menu.system', icon: 'i-lucide-list-todo', order: 63, key: 'j' },
    },
  },
  {
    path: '/jobs/:id',
    component: () => import('./job-record.vue'),
    props: true,
    meta: { title: 'pages.jobs.title', permission: 'JOB_READ' },
  },
]
