import { commonRoutes } from '@stationmaster/ui'
import type { RouteRecordRaw } from 'vue-router'
import { dueRoutes } from './modules/due/routes.ts'
import { agreementRoutes } from './modules/agreements/routes.ts'
import { credentialRoutes } from './modules/credentials/routes.ts'
import { homeRoutes } from './modules/home/routes.ts'
import { noticeRoutes } from './modules/notices/routes.ts'
import { staffRoutes } from './modules/staff/routes.ts'
import { stationRoutes } from './modules/station/routes.ts'
import { userRoutes } from './modules/users/routes.ts'

/** Every module adds its routes here, in one line; the menu comes from them. */
export const routes: RouteRecordRaw[] = [
  // The page at `/` belongs to visitors and stands outside the app: src/public/.
  { path: '/', redirect: '/home' },
  ...homeRoutes,
  ...dueRoutes,
  ...noticeRoutes,
  ...stationRoutes,
  ...agreementRoutes,
  ...credentialRoutes,
  ...staffRoutes,
  ...userRoutes,
  ...commonRoutes,
]
