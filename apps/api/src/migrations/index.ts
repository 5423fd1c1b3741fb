import type { SqlMigration } from '../kernel/migrate.ts'
import kernel from './0001-kernel.sql?raw'
import identity from './0002-identity.sql?raw'
import regions from './0003-regions.sql?raw'
import stations from './0004-stations.sql?raw'
import files from './0005-files.sql?raw'
import imports from './0006-imports.sql?raw'
import audit from './0007-audit.sql?raw'
import staff from './0008-staff.sql?raw'
import identityNetwork from './0009-identity-network.sql?raw'
import lists from './0010-lists.sql?raw'
import comments from './0011-comments.sql?raw'
import palette from './0012-palette.sql?raw'
import live from './0013-live.sql?raw'
import notifications from './0014-notifications.sql?raw'
import deadlines from './0015-deadlines.sql?raw'
import policies from './0016-policies.sql?raw'
import settings from './0017-settings.sql?raw'
import credentials from './0018-credentials.sql?raw'
import secondFactor from './0019-second-factor.sql?raw'
import auditSeal from './0020-audit-seal.sql?raw'
import listLooksAndBulk from './0021-list-looks-and-bulk.sql?raw'
import engine from './0022-engine.sql?raw'
import onboarding from './0023-onboarding.sql?raw'
import applicants from './0024-applicants.sql?raw'
import applicationReviews from './0025-application-reviews.sql?raw'
import agreements from './0027-agreements.sql?raw'
import stationOpenings from './0028-station-openings.sql?raw'
import apiClients from './0030-api-clients.sql?raw'
import notices from './0031-notices.sql?raw'
import credentialSeries from './0032-credential-series.sql?raw'
import webhooksAndFileEnds from './0033-webhooks-and-file-ends.sql?raw'
import applicationEvidence from './0034-application-evidence.sql?raw'
import coverage from './0035-coverage.sql?raw'
import receiptState from './0036-receipt-state.sql?raw'
import counts from './0037-counts.sql?raw'
import paletteApplications from './0038-palette-applications.sql?raw'
import toldAfterCommit from './0039-told-after-commit.sql?raw'
import { fillInitials } from './fill-initials.ts'

/** In order; a file that has been released never changes. */
export const migrations: readonly SqlMigration[] = [
  { name: '0001-kernel', sql: kernel },
  { name: '0002-identity', sql: identity },
  { name: '0003-regions', sql: regions },
  { name: '0004-stations', sql: stations },
  { name: '0005-files', sql: files },
  { name: '0006-imports', sql: imports },
  { name: '0007-audit', sql: audit },
  { name: '0008-staff', sql: staff },
  { name: '0009-identity-network', sql: identityNetwork },
  { name: '0010-lists', sql: lists },
  { name: '0011-comments', sql: comments },
  { name: '0012-palette', sql: palette, fill: fillInitials },
  { name: '0013-live', sql: live },
  { name: '0014-notifications', sql: notifications },
  { name: '0015-deadlines', sql: deadlines },
  { name: '0016-policies', sql: policies },
  { name: '0017-settings', sql: settings },
  { name: '0018-credentials', sql: credentials },
  { name: '0019-second-factor', sql: secondFactor },
  { name: '0020-audit-seal', sql: auditSeal },
  { name: '0021-list-looks-and-bulk', sql: listLooksAndBulk },
  { name: '0022-engine', sql: engine },
  { name: '0023-onboarding', sql: onboarding },
  { name: '0024-applicants', sql: applicants },
  { name: '0025-application-reviews', sql: applicationReviews },
  { name: '0027-agreements', sql: agreements },
  { name: '0028-station-openings', sql: stationOpenings },
  { name: '0030-api-clients', sql: apiClients },
  { name: '0031-notices', sql: notices },
  { name: '0032-credential-series', sql: credentialSeries },
  { name: '0033-webhooks-and-file-ends', sql: webhooksAndFileEnds },
  { name: '0034-application-evidence', sql: applicationEvidence },
  { name: '0035-coverage', sql: coverage },
  { name: '0036-receipt-state', sql: receiptState },
  { name: '0037-counts', sql: counts },
  { name: '0038-palette-applications', sql: paletteApplications },
  { name: '0039-told-after-commit', sql: toldAfterCommit },
]
