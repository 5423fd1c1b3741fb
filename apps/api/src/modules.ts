import type { Module } from './kernel/module.ts'
import { accounts } from './modules/accounts/module.ts'
import { agreementTemplates } from './modules/agreement-templates/module.ts'
import { agreementVerifications } from './modules/agreement-verifications/module.ts'
import { agreements } from './modules/agreements/module.ts'
import { apiClients } from './modules/api-clients/module.ts'
import { applicants } from './modules/applicants/module.ts'
import { applicationFiles } from './modules/application-files/module.ts'
import { applicationForms } from './modules/application-forms/module.ts'
import { applicationProgress } from './modules/application-progress/module.ts'
import { applicationReviews } from './modules/application-reviews/module.ts'
import { audit } from './modules/audit/module.ts'
import { blockedActions } from './modules/blocked-actions/module.ts'
import { bulk } from './modules/bulk/module.ts'
import { calendars } from './modules/calendars/module.ts'
import { comments } from './modules/comments/module.ts'
import { construction } from './modules/construction/module.ts'
import { countyDemand } from './modules/county-demand/module.ts'
import { coverage } from './modules/coverage/module.ts'
import { credentialStanding } from './modules/credential-standing/module.ts'
import { credentials } from './modules/credentials/module.ts'
import { deadlines } from './modules/deadlines/module.ts'
import { exports } from './modules/exports/module.ts'
import { fileClearing } from './modules/file-clearing/module.ts'
import { files } from './modules/files/module.ts'
import { identity } from './modules/identity/module.ts'
import { imports } from './modules/imports/module.ts'
import { inspections } from './modules/inspections/module.ts'
import { jobs } from './modules/jobs/module.ts'
import { listLooks } from './modules/list-looks/module.ts'
import { live } from './modules/live/module.ts'
import { networkBulk } from './modules/network-bulk/module.ts'
import { noticeQuestions } from './modules/notice-questions/module.ts'
import { noticeReceipts } from './modules/notice-receipts/module.ts'
import { notices } from './modules/notices/module.ts'
import { notificationMails } from './modules/notification-mails/module.ts'
import { notificationPreferences } from './modules/notification-preferences/module.ts'
import { notificationTelling } from './modules/notification-telling/module.ts'
import { notifications } from './modules/notifications/module.ts'
import { onboarding } from './modules/onboarding/module.ts'
import { onboardingReports } from './modules/onboarding-reports/module.ts'
import { onboardingTemplates } from './modules/onboarding-templates/module.ts'
import { onboardingTimes } from './modules/onboarding-times/module.ts'
import { openingChecklists } from './modules/opening-checklists/module.ts'
import { openings } from './modules/openings/module.ts'
import { policies } from './modules/policies/module.ts'
import { regions } from './modules/regions/module.ts'
import { reminders } from './modules/reminders/module.ts'
import { reveals } from './modules/reveals/module.ts'
import { savedViews } from './modules/saved-views/module.ts'
import { search } from './modules/search/module.ts'
import { sitePlans } from './modules/site-plans/module.ts'
import { siteSurveys } from './modules/site-surveys/module.ts'
import { staff } from './modules/staff/module.ts'
import { standingDeadlines } from './modules/standing-deadlines/module.ts'
import { stationApplications } from './modules/station-applications/module.ts'
import { stationImports } from './modules/station-imports/module.ts'
import { stationStanding } from './modules/station-standing/module.ts'
import { stations } from './modules/stations/module.ts'
import { timelines } from './modules/timelines/module.ts'
import { users } from './modules/users/module.ts'
import { webhookDeliveries } from './modules/webhook-deliveries/module.ts'
import { webhooks } from './modules/webhooks/module.ts'

/** Every module in dependency order: a module may only use those above it. The only place where they are put together. */
export const modules: readonly Module[] = [
  identity,
  users,
  notificationPreferences,
  notifications,
  notificationTelling,
  notificationMails,
  files,
  fileClearing,
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
  blockedActions,
  networkBulk,
  policies,
  countyDemand,
  coverage,
  sitePlans,
  calendars,
  deadlines,
  stationStanding,
  stationImports,
  standingDeadlines,
  agreementTemplates,
  agreements,
  agreementVerifications,
  onboardingTemplates,
  onboarding,
  stationApplications,
  applicationProgress,
  applicationFiles,
  applicationForms,
  applicants,
  applicationReviews,
  siteSurveys,
  construction,
  inspections,
  openingChecklists,
  openings,
  credentials,
  credentialStanding,
  notices,
  noticeReceipts,
  noticeQuestions,
  onboardingTimes,
  onboardingReports,
  accounts,
  apiClients,
  reminders,
  webhooks,
  webhookDeliveries,
  savedViews,
  listLooks,
  exports,
  search,
]
