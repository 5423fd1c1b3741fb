export { administeredRoles, audienceOf, printMatrix, rightsOf, scopeClassOf } from './role.service.ts'
