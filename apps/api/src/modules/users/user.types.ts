import { userStates, type Audience, type Role, type UserState } from '@stationmaster/contracts/identity'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import { DateTime, PhoneNumber } from '../../kernel/scalars.ts'
import { AudienceEnum, PermissionEnum, RoleEnum } from '../identity/role.types.ts'
import type { User } from './user.entity.ts'

export const UserStateEnum = enumType('UserState', userStates)

@ObjectType('User', {
  description: 'Somebody who signs in: to the back office, or to the portal of one station.',
  simpleResolvers: true,
})
export class UserType implements Pick<
  User,
  'id' | 'name' | 'email' | 'phone' | 'audience' | 'state' | 'roles' | 'lastSignedInAt' | 'createdAt' | 'version'
> {
  @Field(() => ID)
  id!: string
  @Field(() => String)
  name!: string
  @Field(() => String, { nullable: true, description: 'E-mail address to sign in with.' })
  email!: string | null
  @Field(() => PhoneNumber, { nullable: true, description: 'Mobile number to sign in with.' })
  phone!: string | null
  @Field(() => AudienceEnum, { description: 'The app that the user signs in to.' })
  audience!: Audience
  @Field(() => UserStateEnum)
  state!: UserState
  @Field(() => [RoleEnum], { description: 'What the user may do is the union of these.' })
  roles!: Role[]
  @Field(() => DateTime, { nullable: true, description: 'When the user signed in last.' })
  lastSignedInAt!: Date | null
  @Field(() => DateTime, { nullable: true, description: 'Since when signing in takes a code too.' })
  secondFactorAt!: Date | null
  @Field(() => DateTime)
  createdAt!: Date
  @Field(() => [String], { description: 'Steps that the caller may take now.' })
  availableActions!: string[]
  @Field(() => Int)
  version!: number
}

@ObjectType('Viewer', { description: 'Who is signed in, and what he may do.', simpleResolvers: true })
export class ViewerType implements Pick<User, 'id' | 'name' | 'email' | 'phone' | 'audience' | 'roles'> {
  @Field(() => ID, { description: 'Id of the signed-in user.' })
  id!: string
  @Field(() => String, { description: 'Name of the person.' })
  name!: string
  @Field(() => String, { nullable: true, description: 'E-mail address to sign in with.' })
  email!: string | null
  @Field(() => PhoneNumber, { nullable: true, description: 'Mobile number to sign in with.' })
  phone!: string | null
  @Field(() => AudienceEnum, { description: 'The app that the user signs in to.' })
  audience!: Audience
  @Field(() => [RoleEnum], { description: 'Roles at this moment.' })
  roles!: Role[]
  @Field(() => [PermissionEnum], { description: 'Everything that the roles allow at this moment.' })
  permissions!: string[]
  @Field(() => DateTime, { nullable: true, description: 'Since when signing in takes a code too.' })
  secondFactorAt!: Date | null
  @Field(() => Boolean, { description: 'Whether a second factor must be enrolled before anything else.' })
  mustEnrol!: boolean
  @Field(() => String, { description: 'Language of this answer: zh-CN or en.' })
  locale!: string
}

@ObjectType('IssuedLink', {
  description: 'A link to set a password: mailed, or shown once to hand over.',
  simpleResolvers: true,
})
export class IssuedLinkType {
  @Field(() => UserType, { description: 'Whom the link is for.' })
  user!: UserType
  @Field(() => String, {
    nullable: true,
    description: 'The address, when it was not mailed; shown in this answer only.',
  })
  url!: string | null
  @Field(() => String, { nullable: true, description: 'The e-mail address that the link is sent to.' })
  sentTo!: string | null
  @Field(() => DateTime, { description: 'When the link stops working.' })
  expiresAt!: Date
}
