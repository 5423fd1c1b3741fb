import {
  markAllNotifications,
  markNotifications,
  type MarkAllNotifications,
  type MarkNotifications,
} from '@stationmaster/contracts/notifications'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx as Context, Info, Mutation, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { may } from './notification.access.ts'
import { notificationList } from './notification.list.ts'
import * as service from './notification.service.ts'
import { NotificationCountType, NotificationType } from './notification.types.ts'

const MarkNotificationsInput = inputType('MarkNotificationsInput', markNotifications, 'Notification')
const MarkAllNotificationsInput = inputType('MarkAllNotificationsInput', markAllNotifications, 'Notification')
@Resolver(() => NotificationType)
export class NotificationResolver {
  @Allow(may.READ)
  @Query(() => notificationList.Page, { description: 'What the caller has been told, the latest first.' })
  notifications(
    @Context() ctx: Ctx,
    @Args(() => notificationList.Arguments) args: object,
    @Info() info: GraphQLResolveInfo,
  ) {
    return notificationList.run(ctx, args, info)
  }

  @Allow(may.READ)
  @Query(() => NotificationCountType, { description: 'How many the caller has not read.' })
  unreadNotifications(@Context() ctx: Ctx) {
    return service.countUnread(ctx)
  }

  @Allow(may.READ)
  @Mutation(() => NotificationCountType, {
    description: 'Makes own notifications read or unread; others are passed over.',
  })
  markNotifications(@Context() ctx: Ctx, @Arg('input', () => MarkNotificationsInput) input: MarkNotifications) {
    return service.markSome(ctx, input)
  }

  @Allow(may.READ)
  @Mutation(() => NotificationCountType, { description: 'Makes all own notifications read.' })
  markAllNotifications(
    @Context() ctx: Ctx,
    @Arg('input', () => MarkAllNotificationsInput) input: MarkAllNotifications,
  ) {
    return service.markAll(ctx, input)
  }
}
