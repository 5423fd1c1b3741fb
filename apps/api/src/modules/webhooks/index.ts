export { secretsOf } from './webhook.service.ts'
