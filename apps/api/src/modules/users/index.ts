export { deactivate, deactivateStaffAccount, firstAdministrator, resendInvitation, reactivate } from './user.service.ts'
