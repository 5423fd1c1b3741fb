export { may } from './user.access.ts'
export { deactivateStaffAccount, firstAdministrator } from './user.service.ts'
