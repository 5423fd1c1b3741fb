export { noteCustomersWithin, surroundingsFacts } from './site-survey.service.ts'
