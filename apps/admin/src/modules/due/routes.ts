import type { RouteRecordRaw } from 'vue-router'

export const dueRoutes: RouteRecordRaw[] = [
  {
    path: '/due',
    component: () => import('./due-page.vue'),
    meta: {
      title: 'pages.due.title',
      permission: 'DEADLINE_READ',
      menu: { icon: 'i-lucide-alarm-clock', order: 2, key: 'd' },
    },
  },
]
