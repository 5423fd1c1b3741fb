export {
  agreementOffered,
  attachStation,
  countersign,
  draftForApplication,
  offer,
  registerSigningGuard,
  signByLink,
  turnDay,
} from './agreement.service.ts'
