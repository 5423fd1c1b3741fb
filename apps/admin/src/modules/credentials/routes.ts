import type { RouteRecordRaw } from 'vue-router'
import { credentialTabs } from './credential-tabs.ts'

const title = 'pages.credentials.title'
const permission = 'CREDENTIAL_READ'

export const credentialRoutes: RouteRecordRaw[] = [
  {
    path: '/credentials',
    component: () => import('./credential-list.vue'),
    // what ends soon, unless the address says otherwise
    beforeEnter: ({ query }) =>
      Object.keys(query).length > 0 || { path: '/credentials', query: credentialTabs.expiring() },
    meta: {
      title,
      permission,
      menu: { group: 'pages.menu.network', icon: 'i-lucide-badge-check', order: 35, key: 'z' },
    },
  },
  {
    path: '/credentials/new',
    component: () => import('./credential-new.vue'),
    meta: { title: 'actions.Credential.submit', permission: 'CREDENTIAL_SUBMIT', starts: { icon: 'i-lucide-plus' } },
  },
  {
    path: '/credentials/:id',
    component: () => import('./credential-record.vue'),
    props: true,
    meta: { title, permission },
  },
  {
    path: '/credentials/:id/:step(renew|correct)',
    component: () => import('./credential-send.vue'),
    props: true,
    meta: { title, permission: 'CREDENTIAL_SUBMIT' },
  },
]
