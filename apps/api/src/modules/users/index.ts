export { deactivateStaffAccount, firstAdministrator } from './user.service.ts'
