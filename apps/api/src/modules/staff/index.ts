export { deactivate, reactivate } from './staff-member.service.ts'
