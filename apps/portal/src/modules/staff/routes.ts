import type { RouteRecordRaw } from 'vue-router'

export const staffRoutes: RouteRecordRaw[] = [
  {
    path: '/staff',
    component: () => import('./staff-list.vue'),
    meta: {
      title: 'pages.staff.title',
      permission: 'STAFF_READ',
      menu: { icon: 'i-lucide-users', order: 30, key: 't' },
      finds: { StaffMember: '/staff/:id' },
    },
  },
  {
    path: '/staff/new',
    component: () => import('./staff-add.vue'),
    meta: { title: 'actions.StaffMember.add', permission: 'STAFF_EDIT', starts: { icon: 'i-lucide-user-plus' } },
  },
  {
    path: '/staff/:id',
    component: () => import('./staff-record.vue'),
    props: true,
    meta: { title: 'pages.staff.title', permission: 'STAFF_READ' },
  },
  {
    path: '/staff/:id/edit',
    component: () => import('./staff-edit.vue'),
    props: true,
    meta: { title: 'pages.staff.edit', permission: 'STAFF_EDIT' },
  },
  {
    path: '/staff/:id/invite',
    component: () => import('./staff-invite.vue'),
    props: true,
    meta: { title: 'actions.StaffMember.invite', permission: 'USER_INVITE' },
  },
]
