export { keepContacts } from './contact.service.ts'
export {
  administeredRoles,
  audienceOf,
  enforcedRightsOf,
  printMatrix,
  rightsOf,
  roleGrants,
  scopeClassOf,
} from './role.service.ts'
