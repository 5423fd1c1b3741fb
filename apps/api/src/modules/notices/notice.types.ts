import {
  noticeAudiences,
  noticeStates,
  receiptStates,
  type NoticeAudience,
  type NoticeState,
  type ReceiptState,
} from '@stationmaster/contracts/notices'
import type { StationKind, StationLevel } from '@stationmaster/contracts/stations'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import { enumType } from '../../kernel/inputs.ts'
import { defineRecord } from '../../kernel/record.ts'
import { DateTime, LocalDate } from '../../kernel/scalars.ts'
import { StoredFileType } from '../files/stored-file.types.ts'
import { StationKindEnum, StationLevelEnum } from '../stations/station.types.ts'
import { may } from './notice.access.ts'
import { Notice, NoticeFile } from './notice.entity.ts'
import { actionsOf, type Whose } from './notice.rules.ts'

export const NoticeStateEnum = enumType('NoticeState', noticeStates)
export const NoticeAudienceEnum = enumType('NoticeAudience', noticeAudiences)
export const NoticeReceiptStateEnum = enumType('NoticeReceiptState', receiptStates)

@ObjectType('NoticeFile', { description: 'A file of a notice.', simpleResolvers: true })
export class NoticeFileType {
  @Field(() => ID)
  id!: string
  @Field(() => StoredFileType)
  file!: StoredFileType
}

@ObjectType('NoticeTarget', { description: 'A province or a station that a notice is for.', simpleResolvers: true })
export class NoticeTargetType {
  @Field(() => ID)
  id!: string
  @Field(() => String)
  name!: string
}

type Shown = Pick<Notice, 'id' | 'number' | 'titleZh' | 'bodyZh' | 'mustRead' | 'pinned' | 'createdByName' | 'version'>

@ObjectType('Notice', { description: 'What headquarters tells its stations (公告).', simpleResolvers: true })
export class NoticeType implements Shown {
  @Field(() => ID)
  id!: string
  @Field(() => String)
  number!: string
  @Field(() => NoticeStateEnum)
  state!: NoticeState
  @Field(() => String, { description: 'Title in Chinese.' })
  titleZh!: string
  @Field(() => String, { nullable: true, description: 'Title in English, where there is one.' })
  titleEn!: string | null
  @Field(() => String, { description: 'Text in Chinese: plain text, to be shown as it is.' })
  bodyZh!: string
  @Field(() => String, { nullable: true, description: 'Text in English, where there is one.' })
  bodyEn!: string | null
  @Field(() => NoticeAudienceEnum)
  audience!: NoticeAudience
  @Field(() => [StationKindEnum], { description: 'SELECTION: kinds of stations; empty for every kind.' })
  stationKinds!: StationKind[]
  @Field(() => [StationLevelEnum], { description: 'SELECTION: levels of stations; empty for every level.' })
  stationLevels!: StationLevel[]
  @Allow(may.READ_RECIPIENTS)
  @Field(() => [NoticeTargetType], {
    nullable: true,
    description: 'SELECTION: the provinces; empty for everywhere. Null for callers who may not see it.',
  })
  provinces!: NoticeTargetType[] | null
  @Allow(may.READ_RECIPIENTS)
  @Field(() => [NoticeTargetType], {
    nullable: true,
    description: 'STATIONS: those of them that the caller sees. Null for callers who may not see it.',
  })
  stations!: NoticeTargetType[] | null
  @Field(() => Boolean, { description: 'Whether the portal’s home is blocked until the station has confirmed it.' })
  mustRead!: boolean
  @Field(() => LocalDate, { nullable: true, description: 'Last day to confirm it.' })
  confirmBy!: string | null
  @Field(() => Boolean, { description: 'Stands above the others in the list of stations.' })
  pinned!: boolean
  @Field(() => [NoticeFileType])
  files!: NoticeFileType[]
  @Field(() => NoticeReceiptStateEnum, {
    nullable: true,
    description: 'How far the caller’s own station is with it; null for headquarters.',
  })
  receiptState!: ReceiptState | null
  @Allow(may.READ_RECIPIENTS)
  @Field(() => Int, {
    nullable: true,
    description: 'Stations of the caller’s scope that it reached, or that a draft would reach today.',
  })
  recipientCount!: number | null
  @Allow(may.READ_RECIPIENTS)
  @Field(() => Int, { nullable: true, description: 'Recipients of the caller’s scope that have not opened it.' })
  unreadCount!: number | null
  @Allow(may.READ_RECIPIENTS)
  @Field(() => Int, { nullable: true, description: 'Recipients of the caller’s scope that have confirmed it.' })
  confirmedCount!: number | null
  @Field(() => String)
  createdByName!: string
  @Field(() => DateTime, { nullable: true })
  publishedAt!: Date | null
  @Field(() => String, { nullable: true })
  publishedByName!: string | null
  @Field(() => DateTime, { nullable: true, description: 'When stations that were behind were reminded last.' })
  remindedAt!: Date | null
  @Field(() => DateTime, { nullable: true, description: 'When it was withdrawn or discarded.' })
  endedAt!: Date | null
  @Field(() => String, { nullable: true, description: 'Why it was withdrawn.' })
  endReason!: string | null
  @Field(() => [String], { description: 'Steps that the caller may take now.' })
  availableActions!: string[]
  @Field(() => Int)
  version!: number
  @Field(() => DateTime)
  createdAt!: Date
  @Field(() => DateTime)
  updatedAt!: Date
}

defineRecord({ name: 'NoticeFile', entity: NoticeFile })
defineRecord({
  name: 'Notice',
  entity: Notice,
  live: [may.READ],
  many: { files: { of: NoticeFile, by: 'notice', order: 'place' } },
  calls: {
    provinces: 'notice_provinces',
    stations: 'notice_stations',
    receiptState: 'notice_receipt_state',
    recipientCount: 'notice_recipient_count',
    unreadCount: 'notice_unread_count',
    confirmedCount: 'notice_confirmed_count',
  },
  computed: {
    availableActions: {
      needs: ['state', 'createdById'],
      compute: ({ state, createdById }, { actor }) => actionsOf({ state, createdById } as Whose, actor),
    },
  },
})
