import type { RouteRecordRaw } from 'vue-router'

const title = 'pages.notices.title'
const permission = 'NOTICE_READ'

export const noticeRoutes: RouteRecordRaw[] = [
  {
    path: '/notices',
    component: () => import('./notice-list.vue'),
    meta: {
      title,
      permission,
      finds: { Notice: '/notices/:id' },
      menu: { icon: 'i-lucide-megaphone', order: 15, key: 'n' },
    },
  },
  {
    path: '/notices/:id',
    component: () => import('./notice-page.vue'),
    props: true,
    meta: { title, permission },
  },
]
