import type { RouteRecordRaw } from 'vue-router'

const title = 'pages.applicationTemplates.title'

export const applicationTemplateRoutes: RouteRecordRaw[] = [
  {
    path: '/application-templates',
    component: () => import('./template-list.vue'),
    meta: {
      title,
      permission: 'APPLICATION_TEMPLATE_READ',
      menu: { group: 'pages.menu.network', icon: 'i-lucide-list-checks', order: 34 },
    },
  },
  {
    path: '/application-templates/:id',
    component: () => import('./template-record.vue'),
    props: true,
    meta: { title, permission: 'APPLICATION_TEMPLATE_READ' },
  },
]
