import { account } from './words/account.ts'
import { applicants } from './words/applicants.ts'
import { applicationReviews } from './words/application-reviews.ts'
import { apiClients } from './words/api-clients.ts'
import { agreements } from './words/agreements.ts'
import { applicationTemplates } from './words/application-templates.ts'
import { applyPages } from './words/apply-pages.ts'
import { applyBuilding } from './words/apply-building.ts'
import { stationOpenings } from './words/station-openings.ts'
import { audit } from './words/audit.ts'
import { auditFields } from './words/audit-fields.ts'
import { blockedActions } from './words/blocked-actions.ts'
import { bulk } from './words/bulk.ts'
import { calendars } from './words/calendars.ts'
import { comments } from './words/comments.ts'
import { common } from './words/common.ts'
import { coverage } from './words/coverage.ts'
import { credentials } from './words/credentials.ts'
import { deadlines } from './words/deadlines.ts'
import { errors } from './words/errors.ts'
import { files } from './words/files.ts'
import { home } from './words/home.ts'
import { identity } from './words/identity.ts'
import { imports } from './words/imports.ts'
import { jobs } from './words/jobs.ts'
import { kit } from './words/kit.ts'
import { lists } from './words/lists.ts'
import { live } from './words/live.ts'
import { noticeQuestions } from './words/notice-questions.ts'
import { notices } from './words/notices.ts'
import { notifications } from './words/notifications.ts'
import { onboarding } from './words/onboarding.ts'
import { onboardingReports } from './words/onboarding-reports.ts'
import { onboardingTemplates } from './words/onboarding-templates.ts'
import { onboardingTimes } from './words/onboarding-times.ts'
import { openingPages } from './words/opening-pages.ts'
import { palette } from './words/palette.ts'
import { policies } from './words/policies.ts'
import { portal } from './words/portal.ts'
import { print } from './words/print.ts'
import { regions } from './words/regions.ts'
import { reveals } from './words/reveals.ts'
import { secondFactor } from './words/second-factor.ts'
import { staff } from './words/staff.ts'
import { startUp } from './words/start-up.ts'
import { stations } from './words/stations.ts'
import { webhooks } from './words/webhooks.ts'

/** Every word of the product. Add a module's words here, in one line. */
export const words = {
  ...common,
  ...errors,
  ...identity,
  ...account,
  ...reveals,
  ...secondFactor,
  ...regions,
  ...stations,
  ...staff,
  ...imports,
  ...jobs,
  ...bulk,
  ...blockedActions,
  ...lists,
  ...live,
  ...notifications,
  ...notices,
  ...noticeQuestions,
  ...agreements,
  ...stationOpenings,
  ...coverage,
  ...onboardingReports,
  ...applicationTemplates,
  ...openingPages,
  ...applyBuilding,
  ...audit,
  ...auditFields,
  ...apiClients,
  ...webhooks,
  ...files,
  ...comments,
  ...home,
  ...onboardingTemplates,
  ...onboarding,
  ...onboardingTimes,
  ...applicants,
  ...applyPages,
  ...applicationReviews,
  ...palette,
  ...calendars,
  ...credentials,
  ...deadlines,
  ...policies,
  ...portal,
  ...print,
  ...kit,
  ...startUp,
}
