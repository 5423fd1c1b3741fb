export { surroundingsFacts } from './site-survey.service.ts'
