import { defineList } from '../../kernel/list.ts'
import { NotificationGroupEnum } from '../notification-preferences/preference.types.ts'
import { NotificationType } from './notification.types.ts'

/** Row scope leaves the caller's own. */
export const notificationList = defineList({
  type: 'Notification',
  node: () => NotificationType,
  filter: {
    isRead: { kind: 'boolean' },
    isShown: { kind: 'boolean' },
    group: { kind: 'enum', type: NotificationGroupEnum },
  },
  sort: ['createdAt'],
  defaultSort: { property: 'createdAt', descending: true },
  within: () => ({ isShown: true }),
})
