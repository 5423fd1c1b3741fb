export { administeredRoles, audienceOf, printMatrix, rightsOf, roleGrants, scopeClassOf } from './role.service.ts'
