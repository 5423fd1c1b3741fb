import type { Module } from '../../kernel/module.ts'
import { clearOld, sendDueMails } from './notification-mail.service.ts'

export const notificationMails: Module = {
  name: 'notification-mails',
  schedules: (services) => [
    { name: 'notification-mails', cron: '* * * * *', run: () => sendDueMails(services) },
    { name: 'notifications-clearing', cron: '30 3 * * *', run: () => clearOld(services) },
  ],
}
