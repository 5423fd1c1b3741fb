import type { NotificationGroup } from '@stationmaster/contracts/notifications'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { defineRecord, type Row } from '../../kernel/record.ts'
import { DateTime } from '../../kernel/scalars.ts'
import { NotificationGroupEnum } from '../notification-preferences/preference.types.ts'
import { may } from './notification.access.ts'
import { Notification } from './notification.entity.ts'
import { pathOf, wordsOf, type Told } from './notification-words.service.ts'

@ObjectType('Notification', { description: 'Something that the caller is told.', simpleResolvers: true })
export class NotificationType implements Pick<Notification, 'id' | 'group' | 'isRead'> {
  @Field(() => ID)
  id!: string
  @Field(() => NotificationGroupEnum)
  group!: NotificationGroup
  @Field(() => String, { description: 'In the caller’s language.' })
  title!: string
  @Field(() => String, { description: 'In the caller’s language; may be empty.' })
  text!: string
  @Field(() => String, { nullable: true, description: 'Where it leads in the caller’s app; `/files/…` is a download.' })
  path!: string | null
  @Field(() => String, { nullable: true, description: 'Type of the record that it is about.' })
  subjectType!: string | null
  @Field(() => ID, { nullable: true, description: 'Id of the record that it is about.' })
  subjectId!: string | null
  @Field(() => Boolean)
  isRead!: boolean
  @Field(() => DateTime)
  createdAt!: Date
}

@ObjectType('NotificationCount', { description: 'How many are unread.', simpleResolvers: true })
export class NotificationCountType {
  @Field(() => Int, { description: 'Counted up to 100, which means a hundred or more.' })
  unread!: number
}

const needs = ['key', 'params', 'subjectType', 'subjectId']
const told = (row: Row) => row as Row & Told

defineRecord({
  name: 'Notification',
  entity: Notification,
  live: [may.READ],
  computed: {
    title: { needs, compute: (row, { locale }) => wordsOf(told(row), locale).title },
    text: { needs, compute: (row, { locale }) => wordsOf(told(row), locale).text },
    path: {
      needs,
      compute: (row, { actor }) => pathOf(told(row), actor?.audience === 'STATION' ? 'portal' : 'admin'),
    },
  },
})
