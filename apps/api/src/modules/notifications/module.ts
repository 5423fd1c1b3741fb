import type { Module } from '../../kernel/module.ts'
import { Notification, NotificationMail } from './notification.entity.ts'
import { NotificationResolver } from './notification.resolver.ts'

export const notifications: Module = {
  name: 'notifications',
  entities: [Notification, NotificationMail],
  resolvers: [NotificationResolver],
}
