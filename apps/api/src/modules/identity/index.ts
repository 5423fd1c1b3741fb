export {
  administeredRoles,
  audienceOf,
  enforcedRightsOf,
  printMatrix,
  rightsOf,
  roleGrants,
  scopeClassOf,
} from './role.service.ts'
