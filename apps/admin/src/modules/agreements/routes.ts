import type { RouteRecordRaw } from 'vue-router'

export const agreementRoutes: RouteRecordRaw[] = [
  {
    path: '/agreements',
    component: () => import('./agreement-list.vue'),
    meta: {
      title: 'pages.agreements.title',
      permission: 'AGREEMENT_READ',
      finds: { ServiceAgreement: '/agreements/:id' },
      menu: { group: 'pages.menu.network', icon: 'i-lucide-file-signature', order: 30, key: 'c' },
    },
  },
  {
    path: '/agreements/new',
    component: () => import('./agreement-new.vue'),
    meta: { title: 'pages.agreements.draft', permission: 'AGREEMENT_EDIT', starts: { icon: 'i-lucide-plus' } },
  },
  {
    path: '/agreements/:id',
    component: () => import('./agreement-record.vue'),
    props: true,
    meta: { title: 'pages.agreements.title', permission: 'AGREEMENT_READ' },
  },
  {
    path: '/agreements/:id/print',
    component: () => import('./agreement-print.vue'),
    props: true,
    meta: { title: 'pages.agreements.title', permission: 'AGREEMENT_READ', plain: true },
  },
]
