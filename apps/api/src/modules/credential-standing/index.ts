export { lacksCredential, servableLines } from './standing.service.ts'
