import type { RouteRecordRaw } from 'vue-router'

export const calendarRoutes: RouteRecordRaw[] = [
  {
    path: '/calendar',
    component: () => import('./calendar-page.vue'),
    meta: {
      title: 'pages.calendar.title',
      permission: 'CALENDAR_READ',
      menu: { group: 'pages.menu.system', icon: 'i-lucide-calendar-days', order: 66, key: 'k' },
    },
  },
  {
    path: '/calendar/edit',
    component: () => import('./calendar-edit.vue'),
    meta: { title: 'pages.calendar.edit', permission: 'CALENDAR_EDIT' },
  },
]
