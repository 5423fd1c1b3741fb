import type { RouteRecordRaw } from 'vue-router'

export const noticeReceiptRoutes: RouteRecordRaw[] = [
  {
    path: '/notice-receipts',
    component: () => import('./receipt-list.vue'),
    meta: { title: 'pages.notices.receipts', permission: 'NOTICE_RECEIPT_READ' },
  },
]
