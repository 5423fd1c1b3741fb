import { OneTimeToken, Session } from '../../kernel/auth/session.entity.ts'
import type { Module } from '../../kernel/module.ts'
import { User } from './user.entity.ts'
import './user.record.ts'
import { IssuedLinkResolver, RoleUsageResolver, UserResolver } from './user.resolver.ts'
import { linkMailJob } from './user.service.ts'

export const users: Module = {
  name: 'users',
  entities: [User, Session, OneTimeToken],
  resolvers: [UserResolver, IssuedLinkResolver, RoleUsageResolver],
  jobs: () => [linkMailJob],
}
