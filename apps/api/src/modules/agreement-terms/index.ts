export { beginTerm, endTerm } from './agreement-term.service.ts'
