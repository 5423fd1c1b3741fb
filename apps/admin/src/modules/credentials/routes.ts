import type { RouteRecordRaw } from 'vue-router'

const title = 'pages.credentials.title'
const permission = 'CREDENTIAL_READ'

export const credentialRoutes: RouteRecordRaw[] = [
  {
    path: '/credentials',
    component: () => import('./credential-list.vue'),
    meta: {
      title,
      permission,
      finds: { Credential: '/credentials/:id' },
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
