import type { Module } from '../../kernel/module.ts'
import { notificationAsked, notificationsAskedTogether, type AskedTogether } from '../../kernel/notifications.ts'
import { queueForChats, queueTogether, type Asked } from './delivery-queue.service.ts'
import { clearOld, sendDue } from './delivery-sending.service.ts'

export const webhookDeliveries: Module = {
  name: 'webhook-deliveries',
  handlers: [
    {
      event: notificationAsked.event,
      run: (ctx, asked) => queueForChats(ctx, asked as Record<string, unknown> & Asked),
    },
    {
      event: notificationsAskedTogether.event,
      run: (ctx, asked) => queueTogether(ctx, asked as AskedTogether),
    },
  ],
  schedules: (services) => [
    { name: 'webhook-deliveries', everySeconds: 3, run: () => sendDue(services) },
    { name: 'webhook-deliveries-clearing', cron: '35 3 * * *', run: () => clearOld(services) },
  ],
}
