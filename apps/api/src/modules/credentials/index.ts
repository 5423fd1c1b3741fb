export { lacksCredential } from './credential.service.ts'
