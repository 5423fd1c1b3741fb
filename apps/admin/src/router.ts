import { commonRoutes } from '@stationmaster/ui'
import type { RouteRecordRaw } from 'vue-router'
import { homeRoutes } from './modules/home/routes.ts'
import { stationEditingRoutes } from './modules/station-editing/routes.ts'
import { stationRoutes } from './modules/stations/routes.ts'
import { userRoutes } from './modules/users/routes.ts'

/** Every module adds its routes here, in one line; the menu comes from them. */
export const moduleRoutes: RouteRecordRaw[] = [...homeRoutes, ...stationRoutes, ...stationEditingRoutes, ...userRoutes]

export const routes: RouteRecordRaw[] = [...moduleRoutes, ...commonRoutes]
