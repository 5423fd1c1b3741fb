import type { RouteRecordRaw } from 'vue-router'

export const userRoutes: RouteRecordRaw[] = [
  {
    path: '/users',
    component: () => import('./user-list.vue'),
    meta: {
      title: 'pages.identity.users',
      permission: 'USER_READ',
      menu: { group: 'pages.menu.system', icon: 'i-lucide-users', order: 60, key: 'u' },
      finds: { User: '/users/:id' },
    },
  },
  {
    path: '/users/invite',
    component: () => import('./user-invite.vue'),
    meta: { title: 'actions.User.invite', permission: 'USER_INVITE', starts: { icon: 'i-lucide-user-plus' } },
  },
  {
    path: '/users/:id',
    component: () => import('./user-record.vue'),
    props: true,
    meta: { title: 'pages.identity.users', permission: 'USER_READ' },
  },
  {
    path: '/users/:id/edit',
    component: () => import('./user-edit.vue'),
    props: true,
    meta: { title: 'pages.identity.editUser', permission: 'USER_EDIT' },
  },
  {
    path: '/users/:id/roles',
    component: () => import('./user-edit.vue'),
    props: ({ params }) => ({ id: params['id'], rights: true }),
    meta: { title: 'actions.User.setRoles', permission: 'USER_SET_ROLES' },
  },
]
