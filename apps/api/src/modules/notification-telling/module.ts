import type { Module } from '../../kernel/module.ts'
import { notificationAsked, notificationsAskedTogether, type AskedTogether } from '../../kernel/notifications.ts'
import { tellPeople, tellTogether, type Asked } from './telling.service.ts'

export const notificationTelling: Module = {
  name: 'notification-telling',
  handlers: (services) => [
    {
      event: notificationAsked.event,
      run: (ctx, asked) => tellPeople(ctx, services, asked as Record<string, unknown> & Asked),
    },
    {
      event: notificationsAskedTogether.event,
      run: (ctx, asked) => tellTogether(ctx, services, asked as AskedTogether),
    },
  ],
}
