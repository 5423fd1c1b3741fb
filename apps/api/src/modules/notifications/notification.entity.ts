import { notificationGroups } from '@stationmaster/contracts/notifications'
import { defineEntity, p } from '@mikro-orm/core'
import { createdAt } from '../../kernel/document.ts'
import { newId } from '../../kernel/ids.ts'

const id = p
  .uuid()
  .primary()
  .onCreate(() => newId())

const NotificationSchema = defineEntity({
  name: 'Notification',
  properties: {
    id,
    userId: p.uuid(),
    key: p.text(),
    group: p.enum(notificationGroups).fieldName('group_name'),
    subjectType: p.text().nullable(),
    subjectId: p.uuid().nullable(),
    params: p.json<Record<string, string | number>>(),
    occasion: p.text(),
    isShown: p.boolean(),
    readAt: p.datetime().nullable(),
    /** A generated column. */
    isRead: p.boolean().persist(false),
    createdAt,
  },
})
/** Something that one person is told; its words are made when he reads it. */
export class Notification extends NotificationSchema.class {}
NotificationSchema.setClass(Notification)

const NotificationMailSchema = defineEntity({
  name: 'NotificationMail',
  properties: {
    id,
    notificationId: p.uuid(),
    userId: p.uuid(),
    kind: p.enum(['AT_ONCE', 'DIGEST'] as const),
    dueAt: p.datetime(),
    attempts: p.integer().default(0),
    sentAt: p.datetime().nullable(),
    givenUpAt: p.datetime().nullable(),
    createdAt,
  },
})
/** A notification that is still to be sent, or has been sent, by mail. */
export class NotificationMail extends NotificationMailSchema.class {}
NotificationMailSchema.setClass(NotificationMail)
