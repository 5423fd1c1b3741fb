import type { Module } from '../../kernel/module.ts'
import { notificationAsked } from '../../kernel/notifications.ts'
import { Notification, NotificationChoice, NotificationMail, NotificationSetting } from './notification.entity.ts'
import { NotificationResolver } from './notification.resolver.ts'
import { tellPeople, type Asked } from './telling.service.ts'

export const notifications: Module = {
  name: 'notifications',
  entities: [Notification, NotificationChoice, NotificationSetting, NotificationMail],
  resolvers: [NotificationResolver],
  handlers: (services) => [
    {
      event: notificationAsked.event,
      run: (ctx, asked) => tellPeople(ctx, services, asked as Record<string, unknown> & Asked),
    },
  ],
}
