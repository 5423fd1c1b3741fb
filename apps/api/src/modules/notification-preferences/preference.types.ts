import {
  mailChoices,
  notificationGroups,
  notificationLocales,
  type MailChoice,
  type NotificationGroup,
  type NotificationLocale,
} from '@stationmaster/contracts/notifications'
import { Field, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'

export const NotificationGroupEnum = enumType('NotificationGroup', notificationGroups)
export const MailChoiceEnum = enumType('MailChoice', mailChoices)
export const NotificationLocaleEnum = enumType('NotificationLocale', notificationLocales)

@ObjectType('NotificationChoice', { description: 'How the caller hears of a group.', simpleResolvers: true })
export class NotificationChoiceType {
  @Field(() => NotificationGroupEnum)
  group!: NotificationGroup
  @Field(() => Boolean)
  inApp!: boolean
  @Field(() => MailChoiceEnum)
  email!: MailChoice
}

@ObjectType('NotificationPreferences', { description: 'How the caller wants to be told.', simpleResolvers: true })
export class NotificationPreferencesType {
  @Field(() => [NotificationChoiceType], { description: 'One per group.' })
  choices!: NotificationChoiceType[]
  @Field(() => String, { nullable: true, description: 'Mails wait from here, `HH:MM` in Asia/Shanghai.' })
  quietFrom!: string | null
  @Field(() => String, { nullable: true, description: 'Mails go out again from here.' })
  quietTo!: string | null
  @Field(() => NotificationLocaleEnum, { description: 'Language of mails.' })
  locale!: NotificationLocale
  @Field(() => String, { nullable: true, description: 'Where mails go; null when the caller has no address.' })
  email!: string | null
}
