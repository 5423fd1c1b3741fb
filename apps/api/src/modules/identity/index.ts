export { administeredRoles, audienceOf, enforcedRightsOf, printMatrix, rightsOf, scopeClassOf } from './role.service.ts'
