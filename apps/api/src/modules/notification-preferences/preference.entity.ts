import { mailChoices, notificationGroups } from '@stationmaster/contracts/notifications'
import { defineEntity, p } from '@mikro-orm/core'

const NotificationChoiceSchema = defineEntity({
  name: 'NotificationChoice',
  properties: {
    userId: p.uuid().primary(),
    group: p.enum(notificationGroups).fieldName('group_name').primary(),
    inApp: p.boolean(),
    email: p.enum(mailChoices),
  },
})
export class NotificationChoice extends NotificationChoiceSchema.class {}
NotificationChoiceSchema.setClass(NotificationChoice)

const NotificationSettingSchema = defineEntity({
  name: 'NotificationSetting',
  properties: {
    userId: p.uuid().primary(),
    locale: p.enum(['zh-CN', 'en'] as const),
    quietFrom: p.text().nullable(),
    quietTo: p.text().nullable(),
  },
})
export class NotificationSetting extends NotificationSettingSchema.class {}
NotificationSettingSchema.setClass(NotificationSetting)
