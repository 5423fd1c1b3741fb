import type { Module } from './kernel/module.ts'
import { accounts } from './modules/accounts/module.ts'
import { apiClients } from './modules/api-clients/module.ts'
import { agreementTemplates } from './modules/agreement-templates/module.ts'
import { agreements } from './modules/agreements/module.ts'
import { agreementVerifications } from './modules/agreement-verifications/module.ts'
import { audit } from './modules/audit/module.ts'
import { bulk } from './modules/bulk/module.ts'
import { comments } from './modules/comments/module.ts'
import { deadlines } from './modules/deadlines/module.ts'
import { exports } from './modules/exports/module.ts'
import { files } from './modules/files/module.ts'
import { identity } from './modules/identity/module.ts'
import { imports } from './modules/imports/module.ts'
import { jobs } from './modules/jobs/module.ts'
import { listLooks } from './modules/list-looks/module.ts'
import { networkBulk } from './modules/network-bulk/module.ts'
import { live } from './modules/live/module.ts'
import { notificationMails } from './modules/notification-mails/module.ts'
import { notifications } from './modules/notifications/module.ts'
import { onboarding } from './modules/onboarding/module.ts'
import { onboardingTemplates } from './modules/onboarding-templates/module.ts'
import { policies } from './modules/policies/module.ts'
import { regions } from './modules/regions/module.ts'
import { reminders } from './modules/reminders/module.ts'
import { reveals } from './modules/reveals/module.ts'
import { savedViews } from './modules/saved-views/module.ts'
import { search } from './modules/search/module.ts'
import { staff } from './modules/staff/module.ts'
import { standingDeadlines } from './modules/standing-deadlines/module.ts'
import { stationImports } from './modules/station-imports/module.ts'
import { stationStanding } from './modules/station-standing/module.ts'
import { stationApplications } from './modules/station-applications/module.ts'
import { stations } from './modules/stations/module.ts'
import { timelines } from './modules/timelines/module.ts'
import { users } from './modules/users/module.ts'

/** Every module in dependency order: a module may only use those above it. The only place where they are put together. */
export const modules: readonly Module[] = [
  identity,
  users,
  notifications,
  notificationMails,
  files,
  audit,
  comments,
  timelines,
  reveals,
  jobs,
  bulk,
  imports,
  live,
  regions,
  stations,
  staff,
  networkBulk,
  stationStanding,
  agreementTemplates,
  agreements,
  agreementVerifications,
  stationImports,
  onboardingTemplates,
  onboarding,
  stationApplications,
  policies,
  deadlines,
  stationStanding,
  stationImports,
  standingDeadlines,
  accounts,
  apiClients,
  reminders,
  savedViews,
  listLooks,
  exports,
  search,
]
