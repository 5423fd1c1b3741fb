import type { RouteRecordRaw } from 'vue-router'

export const roleRoutes: RouteRecordRaw[] = [
  {
    path: '/roles',
    component: () => import('./role-matrix.vue'),
    meta: {
      title: 'pages.identity.roles',
      permission: 'ROLE_READ',
      menu: { group: 'pages.menu.system', icon: 'i-lucide-key-round', order: 61, key: 'p' },
    },
  },
]
