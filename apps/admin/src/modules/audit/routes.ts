import type { RouteRecordRaw } from 'vue-router'

export const auditRoutes: RouteRecordRaw[] = [
  {
    path: '/audit',
    component: () => import('./audit-list.vue'),
    meta: {
      title: 'pages.audit.title',
      permission: 'AUDIT_READ',
      menu: { group: 'pages.menu.system', icon: 'i-lucide-scroll-text', order: 64, key: 'l' },
    },
  },
]
