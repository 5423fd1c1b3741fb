import { OneTimeToken, Session } from '../../kernel/auth/session.entity.ts'
import { defineLive } from '../../kernel/live.ts'
import type { Module } from '../../kernel/module.ts'
import { may } from './user.access.ts'
import { User } from './user.entity.ts'
import './user.record.ts'
import { IssuedLinkResolver, RoleUsageResolver, UserResolver } from './user.resolver.ts'
import { linkMailJob } from './user.service.ts'

defineLive({ type: 'User', entity: User, read: [may.READ] })

export const users: Module = {
  name: 'users',
  entities: [User, Session, OneTimeToken],
  resolvers: [UserResolver, IssuedLinkResolver, RoleUsageResolver],
  jobs: () => [linkMailJob],
}
