import type { RouteRecordRaw } from 'vue-router'

export const apiClientRoutes: RouteRecordRaw[] = [
  {
    path: '/api-clients',
    component: () => import('./api-client-list.vue'),
    meta: {
      title: 'pages.apiClients.title',
      permission: 'API_CLIENT_READ',
      menu: { group: 'pages.menu.system', icon: 'i-lucide-plug-zap', order: 75 },
    },
  },
  {
    path: '/api-clients/new',
    component: () => import('./api-client-edit.vue'),
    meta: { title: 'actions.ApiClient.create', permission: 'API_CLIENT_EDIT' },
  },
  {
    path: '/api-clients/:id',
    component: () => import('./api-client-record.vue'),
    props: true,
    meta: { title: 'pages.apiClients.title', permission: 'API_CLIENT_READ' },
  },
  {
    path: '/api-clients/:id/edit',
    component: () => import('./api-client-edit.vue'),
    props: true,
    meta: { title: 'pages.apiClients.title', permission: 'API_CLIENT_EDIT' },
  },
]
