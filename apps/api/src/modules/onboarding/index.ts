export { computedCheck, registerComputedCheck, type CheckResult, type ComputedCheck } from './computed-check.ts'
export { applicationAdvanced } from './station-application.events.ts'
export {
  advance,
  begin,
  flushLicence,
  loadApplication,
  loadToAdvance,
  lockApplication,
  mayDecide,
  mustHoldReview,
  ownerOf,
  resumeHashOf,
  searchTextOf,
  stepsOf,
  type NewApplication,
  type StepFacts,
} from './station-application.service.ts'
