import type { RouteRecordRaw } from 'vue-router'

export const importRoutes: RouteRecordRaw[] = [
  {
    path: '/imports',
    component: () => import('./import-list.vue'),
    meta: {
      title: 'pages.imports.title',
      permission: 'IMPORT_READ',
      menu: { group: 'pages.menu.system', icon: 'i-lucide-file-input', order: 62, key: 'i' },
      finds: { Import: '/imports/:id' },
    },
  },
  {
    path: '/imports/:id',
    component: () => import('./import-record.vue'),
    props: true,
    meta: { title: 'pages.imports.title', permission: 'IMPORT_READ' },
  },
]
