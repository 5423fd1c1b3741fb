import type { RouteRecordRaw } from 'vue-router'

export const dueRoutes: RouteRecordRaw[] = [
  {
    path: '/due',
    component: () => import('./due-page.vue'),
    // what is open, unless the address says otherwise
    beforeEnter: ({ query }) => Object.keys(query).length > 0 || { path: '/due', query: { isOpen: 'true' } },
    meta: {
      title: 'pages.due.title',
      permission: 'DEADLINE_READ',
    },
  },
]
