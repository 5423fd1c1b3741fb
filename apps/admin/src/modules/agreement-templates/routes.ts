import type { RouteRecordRaw } from 'vue-router'

const title = 'pages.agreementTemplates.title'

export const agreementTemplateRoutes: RouteRecordRaw[] = [
  {
    path: '/agreement-templates',
    component: () => import('./agreement-template-list.vue'),
    meta: {
      title,
      permission: 'AGREEMENT_TEMPLATE_READ',
      menu: { group: 'pages.menu.network', icon: 'i-lucide-file-type', order: 35 },
    },
  },
  {
    path: '/agreement-templates/new',
    component: () => import('./agreement-template-new.vue'),
    meta: { title: 'pages.agreementTemplates.create', permission: 'AGREEMENT_TEMPLATE_EDIT' },
  },
  {
    path: '/agreement-templates/:id',
    component: () => import('./agreement-template-record.vue'),
    props: true,
    meta: { title, permission: 'AGREEMENT_TEMPLATE_READ' },
  },
]
