export {
  deactivate,
  deactivateStaffAccount,
  firstAdministrator,
  invite as inviteUser,
  reactivate,
  resendInvitation,
} from './user.service.ts'
