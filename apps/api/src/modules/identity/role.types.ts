import { audiences, dataScopes, roles, type Audience, type Role } from '@stationmaster/contracts/identity'
import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import { permissionCodes } from '../../kernel/permissions.ts'
import type { ScopeClass } from './roles.rules.ts'

export const AudienceEnum = enumType('Audience', audiences)
export const DataScopeEnum = enumType('DataScope', dataScopes)
export const RoleEnum = enumType('Role', roles)
export const PermissionEnum = permissionCodes
registerEnumType(PermissionEnum, { name: 'Permission', description: 'What somebody may do; roles are sets of these.' })

@ObjectType('RoleGrant', {
  description: 'A role and what it may do, from the one table of the house.',
  simpleResolvers: true,
})
export class RoleGrantType {
  @Field(() => RoleEnum)
  role!: Role
  @Field(() => AudienceEnum, { description: 'The app whose people have this role.' })
  audience!: Audience
  @Field(() => DataScopeEnum, { description: 'Whose rows the role sees.' })
  scope!: ScopeClass
  @Field(() => [PermissionEnum], { description: 'What the role may do.' })
  permissions!: string[]
  @Field(() => Boolean, { description: 'Whether the caller may give the role and take it away.' })
  isGivable!: boolean
}
