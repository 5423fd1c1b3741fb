import type { RouteRecordRaw } from 'vue-router'

const title = 'pages.agreements.title'
const permission = 'AGREEMENT_READ'

export const agreementRoutes: RouteRecordRaw[] = [
  {
    path: '/agreements',
    component: () => import('./agreement-list.vue'),
    meta: {
      title,
      permission,
      finds: { ServiceAgreement: '/agreements/:id' },
      menu: { icon: 'i-lucide-file-signature', order: 25, key: 'a' },
    },
  },
  {
    path: '/agreements/:id',
    component: () => import('./agreement-record.vue'),
    props: true,
    meta: { title, permission },
  },
  {
    path: '/agreements/:id/print',
    component: () => import('./agreement-print.vue'),
    props: true,
    meta: { title, permission, plain: true },
  },
]
