import { Field, ObjectType } from 'type-graphql'
import type { Role } from '@stationmaster/contracts/identity'
import { RoleEnum } from '../identity/role.types.ts'

@ObjectType('DemoAccount', { description: 'An account of the demo network.', simpleResolvers: true })
export class DemoAccountType {
  @Field(() => String, { description: 'admin or portal.' })
  app!: string
  @Field(() => RoleEnum, { description: 'The role to try.' })
  role!: Role
  @Field(() => String, { description: 'Name of the person.' })
  name!: string
  @Field(() => String, { description: 'What to sign in with.' })
  identifier!: string
  @Field(() => String, { description: 'The common password of the demo network.' })
  password!: string
}

@ObjectType('PublicSettings', { description: 'What the sign-in pages need to know.', simpleResolvers: true })
export class PublicSettingsType {
  @Field(() => Boolean, { description: 'Whether this is the demo network.' })
  demo!: boolean
  @Field(() => [DemoAccountType], { description: 'Accounts to try; empty outside demo mode.' })
  demoAccounts!: DemoAccountType[]
}
