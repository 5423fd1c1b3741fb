import type { Module } from '../../kernel/module.ts'
import { NotificationChoice, NotificationSetting } from './preference.entity.ts'
import { NotificationPreferencesResolver } from './preference.resolver.ts'

export const notificationPreferences: Module = {
  name: 'notification-preferences',
  entities: [NotificationChoice, NotificationSetting],
  resolvers: [NotificationPreferencesResolver],
}
