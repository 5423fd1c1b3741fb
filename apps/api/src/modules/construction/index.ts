export { builtFacts, milestonesOf, mustBeApplicant, mustShowFiles } from './construction.service.ts'
