import type { RouteRecordRaw } from 'vue-router'

export const importWizardRoutes: RouteRecordRaw[] = [
  {
    path: '/imports/new',
    component: () => import('./import-new.vue'),
    meta: { title: 'actions.Import.create', permission: 'IMPORT_RUN', starts: { icon: 'i-lucide-file-up' } },
  },
]
