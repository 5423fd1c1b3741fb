export { composeText, type Party } from './agreement-text.service.ts'
