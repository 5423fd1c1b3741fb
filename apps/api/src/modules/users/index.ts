export { deactivateStaffAccount, firstAdministrator, invite as inviteUser } from './user.service.ts'
