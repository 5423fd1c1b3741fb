import type { RouteRecordRaw } from 'vue-router'

export const webhookRoutes: RouteRecordRaw[] = [
  {
    path: '/settings/webhooks',
    component: () => import('./webhook-list.vue'),
    meta: {
      title: 'pages.webhooks.title',
      permission: 'WEBHOOK_READ',
      menu: { group: 'pages.menu.system', icon: 'i-lucide-messages-square', order: 76 },
    },
  },
  {
    path: '/settings/webhooks/new',
    component: () => import('./webhook-edit.vue'),
    meta: { title: 'actions.Webhook.create', permission: 'WEBHOOK_EDIT' },
  },
  {
    path: '/settings/webhooks/log',
    component: () => import('./delivery-list.vue'),
    meta: { title: 'pages.webhooks.log', permission: 'WEBHOOK_READ' },
  },
  {
    path: '/settings/webhooks/:id',
    component: () => import('./webhook-record.vue'),
    props: true,
    meta: { title: 'pages.webhooks.title', permission: 'WEBHOOK_READ' },
  },
  {
    path: '/settings/webhooks/:id/edit',
    component: () => import('./webhook-edit.vue'),
    props: true,
    meta: { title: 'pages.webhooks.title', permission: 'WEBHOOK_EDIT' },
  },
]
