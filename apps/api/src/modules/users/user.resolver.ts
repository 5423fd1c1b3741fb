import {
  inviteUser,
  setUserRoles,
  updateUser,
  userStep,
  type InviteUser,
  type SetUserRoles,
  type UpdateUser,
  type UserStep,
} from '@stationmaster/contracts/identity'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx as Context, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { Allow, Fresh } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { readRecord } from '../../kernel/record.ts'
import { RoleGrantType } from '../identity/role.types.ts'
import { may } from './user.access.ts'
import { userList } from './user.list.ts'
import { flow } from './user.rules.ts'
import * as service from './user.service.ts'
import { IssuedLinkType, UserType } from './user.types.ts'

const InviteUserInput = inputType('InviteUserInput', inviteUser)
const UpdateUserInput = inputType('UpdateUserInput', updateUser)
const SetUserRolesInput = inputType('SetUserRolesInput', setUserRoles, 'User')
const UserStepInput = inputType('UserStepInput', userStep, 'User')

@Resolver(() => UserType)
export class UserResolver {
  @Allow(may.READ)
  @Query(() => UserType, { nullable: true, description: 'One user, or null.' })
  user(@Context() ctx: Ctx, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo) {
    return readRecord(ctx, id, info)
  }

  @Allow(may.READ)
  @Query(() => userList.Page, { description: 'Users in the caller’s scope.' })
  users(@Context() ctx: Ctx, @Args(() => userList.Arguments) args: object, @Info() info: GraphQLResolveInfo) {
    return userList.run(ctx, args, info)
  }

  @Fresh()
  @Allow(may.INVITE)
  @Mutation(() => IssuedLinkType, { description: 'Adds a user, who sets his password by the link.' })
  inviteUser(@Context() ctx: Ctx, @Arg('input', () => InviteUserInput) input: InviteUser) {
    return service.invite(ctx, input)
  }

  @Fresh()
  @Allow(may.INVITE)
  @Mutation(() => IssuedLinkType, { description: 'Makes a new invitation link; the one before stops working.' })
  resendInvitation(@Context() ctx: Ctx, @Arg('input', () => UserStepInput) input: UserStep) {
    return service.resendInvitation(ctx, input)
  }

  @Fresh()
  @Allow(may.EDIT)
  @Mutation(() => IssuedLinkType, { description: 'Makes a link to set a new password, valid for one hour.' })
  issueResetLink(@Context() ctx: Ctx, @Arg('input', () => UserStepInput) input: UserStep) {
    return service.issueResetLink(ctx, input)
  }

  @Fresh()
  @Allow(may.EDIT)
  @Mutation(() => UserType, { description: 'Changes name, e-mail and phone; only what is sent.' })
  updateUser(@Context() ctx: Ctx, @Arg('input', () => UpdateUserInput) input: UpdateUser) {
    return service.update(ctx, input)
  }

  @Fresh()
  @Allow(may.SET_ROLES)
  @Mutation(() => UserType, { description: 'Replaces the roles; takes effect with the user’s next request.' })
  setUserRoles(@Context() ctx: Ctx, @Arg('input', () => SetUserRolesInput) input: SetUserRoles) {
    return service.setRoles(ctx, input)
  }

  @Fresh()
  @Allow(flow.steps.deactivate.allow)
  @Mutation(() => UserType, { description: 'Ends the account with all its sessions at once.' })
  deactivateUser(@Context() ctx: Ctx, @Arg('input', () => UserStepInput) input: UserStep) {
    return service.deactivate(ctx, input)
  }

  @Fresh()
  @Allow(flow.steps.reactivate.allow)
  @Mutation(() => UserType, { description: 'Opens a deactivated account again.' })
  reactivateUser(@Context() ctx: Ctx, @Arg('input', () => UserStepInput) input: UserStep) {
    return service.reactivate(ctx, input)
  }

  @Fresh()
  @Allow(may.EDIT)
  @Mutation(() => UserType, { description: 'Takes away the second factor of somebody who lost it.' })
  resetSecondFactor(@Context() ctx: Ctx, @Arg('input', () => UserStepInput) input: UserStep) {
    return service.resetSecondFactor(ctx, input)
  }

  @Allow(may.EDIT)
  @Mutation(() => UserType, { description: 'Signs the user out everywhere.' })
  revokeUserSessions(@Context() ctx: Ctx, @Arg('input', () => UserStepInput) input: UserStep) {
    return service.revokeSessions(ctx, input)
  }
}

@Resolver(() => IssuedLinkType)
export class IssuedLinkResolver {
  @FieldResolver(() => UserType)
  user(@Context() ctx: Ctx, @Root() link: service.IssuedLink, @Info() info: GraphQLResolveInfo) {
    return readRecord(ctx, link.id, info)
  }
}

@Resolver(() => RoleGrantType)
export class RoleUsageResolver {
  @FieldResolver(() => Int, { description: 'People who hold the role, in the caller’s scope.' })
  userCount(@Context() ctx: Ctx, @Root() { role }: RoleGrantType) {
    return service.countWithRole(ctx, role)
  }
}
