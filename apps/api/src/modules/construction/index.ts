export { builtFacts, milestonesOf, mustBeApplicant } from './construction.service.ts'
