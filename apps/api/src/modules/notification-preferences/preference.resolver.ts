import { setNotificationPreferences, type SetNotificationPreferences } from '@stationmaster/contracts/notifications'
import { Arg, Ctx as Context, Mutation, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { may } from './preference.access.ts'
import * as service from './preference.service.ts'
import { NotificationPreferencesType } from './preference.types.ts'

const SetPreferencesInput = inputType(
  'SetNotificationPreferencesInput',
  setNotificationPreferences,
  'NotificationPreferences',
)

@Resolver(() => NotificationPreferencesType)
export class NotificationPreferencesResolver {
  @Allow(may.PREFER)
  @Query(() => NotificationPreferencesType, { description: 'How the caller wants to be told.' })
  notificationPreferences(@Context() ctx: Ctx) {
    return service.preferencesOf(ctx)
  }

  @Allow(may.PREFER)
  @Mutation(() => NotificationPreferencesType, { description: 'Chooses how the caller wants to be told.' })
  setNotificationPreferences(
    @Context() ctx: Ctx,
    @Arg('input', () => SetPreferencesInput) input: SetNotificationPreferences,
  ) {
    return service.setPreferences(ctx, input)
  }
}
