export { deactivate, deactivateStaffAccount, firstAdministrator, mailInvitation, reactivate } from './user.service.ts'
