import { definePermissions } from '../../kernel/permissions.ts'

/**
 * domain.md c1, column "Who". `APPLY` is the applicant's: no role of the matrix holds it, a draft's token gives it for the
 * one application that it opens.
 */
export const may = definePermissions('STATION_APPLICATION', 'stations', {
  APPLY: 'link',
  /** Takes and releases a review, asks back. */
  REVIEW: 'govern',
  /** Approves or refuses after the preliminary review. */
  DECIDE: 'govern',
  /** Plans the construction. */
  PLAN: 'govern',
  /** Visits the site: surroundings, inspection, failed items. */
  INSPECT: 'govern',
  /** Passes the acceptance inspection. */
  ACCEPT: 'govern',
  /** Confirms the opening checklist. */
  CONFIRM: 'govern',
  SIGN: 'govern',
})

/** What an applicant may do, as the flow asks for it. */
export const applicant = { permissions: new Set<string>([may.APPLY]) }
