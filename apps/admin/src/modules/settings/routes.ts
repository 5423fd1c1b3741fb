import type { RouteRecordRaw } from 'vue-router'

const permission = 'POLICY_READ'

export const settingRoutes: RouteRecordRaw[] = [
  {
    path: '/settings',
    component: () => import('./settings-page.vue'),
    meta: {
      title: 'pages.settings.title',
      permission,
      menu: { group: 'pages.menu.system', icon: 'i-lucide-sliders-horizontal', order: 65, key: 'e' },
    },
  },
  {
    path: '/settings/changes',
    component: () => import('./change-list.vue'),
    meta: { title: 'pages.settings.changes', permission },
  },
  {
    path: '/settings/changes/:id',
    component: () => import('./change-record.vue'),
    props: true,
    meta: { title: 'pages.settings.change', permission },
  },
  {
    path: '/settings/:policyKey',
    component: () => import('./policy-page.vue'),
    props: true,
    meta: { title: 'pages.settings.title', permission },
  },
]
