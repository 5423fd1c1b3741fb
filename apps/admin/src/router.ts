import { commonRoutes } from '@stationmaster/ui'
import type { RouteRecordRaw } from 'vue-router'
import { agreementTemplateRoutes } from './modules/agreement-templates/routes.ts'
import { agreementRoutes } from './modules/agreements/routes.ts'
import { apiClientRoutes } from './modules/api-clients/routes.ts'
import { applicationRoutes } from './modules/applications/routes.ts'
import { applicationTemplateRoutes } from './modules/application-templates/routes.ts'
import { auditRoutes } from './modules/audit/routes.ts'
import { calendarRoutes } from './modules/calendar/routes.ts'
import { credentialRoutes } from './modules/credentials/routes.ts'
import { dueRoutes } from './modules/due/routes.ts'
import { homeRoutes } from './modules/home/routes.ts'
import { importRoutes } from './modules/imports/routes.ts'
import { importWizardRoutes } from './modules/import-wizard/routes.ts'
import { jobRoutes } from './modules/jobs/routes.ts'
import { networkMapRoutes } from './modules/network-map/routes.ts'
import { onboardingReportRoutes } from './modules/onboarding-reports/routes.ts'
import { roleRoutes } from './modules/roles/routes.ts'
import { noticeQuestionRoutes } from './modules/notice-questions/routes.ts'
import { noticeReceiptRoutes } from './modules/notice-receipts/routes.ts'
import { noticeRoutes } from './modules/notices/routes.ts'
import { regionRoutes } from './modules/regions/routes.ts'
import { staffRoutes } from './modules/staff/routes.ts'
import { settingRoutes } from './modules/settings/routes.ts'
import { stationEditingRoutes } from './modules/station-editing/routes.ts'
import { stationRoutes } from './modules/stations/routes.ts'
import { userRoutes } from './modules/users/routes.ts'
import { webhookRoutes } from './modules/webhooks/routes.ts'

/** Every module adds its routes here, in one line; the menu comes from them. */
export const moduleRoutes: RouteRecordRaw[] = [
  ...homeRoutes,
  ...dueRoutes,
  ...stationRoutes,
  ...applicationRoutes,
  ...networkMapRoutes,
  ...applicationTemplateRoutes,
  ...onboardingReportRoutes,
  ...stationEditingRoutes,
  ...staffRoutes,
  ...agreementRoutes,
  ...agreementTemplateRoutes,
  ...noticeRoutes,
  ...noticeReceiptRoutes,
  ...noticeQuestionRoutes,
  ...credentialRoutes,
  ...regionRoutes,
  ...userRoutes,
  ...roleRoutes,
  ...jobRoutes,
  ...apiClientRoutes,
  ...webhookRoutes,
  ...auditRoutes,
  ...settingRoutes,
  ...calendarRoutes,
  ...importWizardRoutes,
  ...importRoutes,
]

export const routes: RouteRecordRaw[] = [...moduleRoutes, ...commonRoutes]
