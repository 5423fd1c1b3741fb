import type { RouteRecordRaw } from 'vue-router'

const permission = 'NOTICE_QUESTION_READ'

export const noticeQuestionRoutes: RouteRecordRaw[] = [
  {
    path: '/notice-questions',
    component: () => import('./question-list.vue'),
    meta: { title: 'pages.noticeQuestions.title', permission },
  },
  {
    path: '/notice-questions/:id',
    component: () => import('./question-record.vue'),
    props: true,
    meta: { title: 'pages.noticeQuestions.one', permission },
  },
]
