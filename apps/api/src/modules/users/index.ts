export {
  deactivate,
  deactivateStaffAccount,
  firstAdministrator,
  invite as inviteUser,
  mailInvitation,
  reactivate,
} from './user.service.ts'
