import type { RouteRecordRaw } from 'vue-router'

const title = 'pages.notices.title'
const permission = 'NOTICE_PUBLISH'

export const noticeRoutes: RouteRecordRaw[] = [
  {
    path: '/notices',
    component: () => import('./notice-list.vue'),
    meta: {
      title,
      permission: 'NOTICE_READ',
      finds: { Notice: '/notices/:id' },
      menu: { group: 'pages.menu.network', icon: 'i-lucide-megaphone', order: 40, key: 'n' },
    },
  },
  {
    path: '/notices/new',
    component: () => import('./notice-editor.vue'),
    meta: { title: 'pages.notices.new', permission, starts: { icon: 'i-lucide-megaphone' } },
  },
  {
    path: '/notices/:id',
    component: () => import('./notice-record.vue'),
    props: true,
    meta: { title, permission: 'NOTICE_READ' },
  },
  {
    path: '/notices/:id/edit',
    component: () => import('./notice-editor.vue'),
    props: true,
    meta: { title: 'pages.notices.edit', permission },
  },
]
