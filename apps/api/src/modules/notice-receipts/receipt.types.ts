import { type ReceiptState } from '@stationmaster/contracts/notices'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { defineRecord } from '../../kernel/record.ts'
import { DateTime } from '../../kernel/scalars.ts'
import { NoticeReceiptStateEnum, NoticeType } from '../notices/notice.types.ts'
import { StationType } from '../stations/station.types.ts'
import { may } from './receipt.access.ts'
import { NoticeReceipt } from './receipt.entity.ts'
import { flow } from './receipt.rules.ts'

@ObjectType('NoticeReceipt', {
  description: 'That a station received a notice, and who of it has read and confirmed it.',
  simpleResolvers: true,
})
export class NoticeReceiptType implements Pick<NoticeReceipt, 'id' | 'version'> {
  @Field(() => ID)
  id!: string
  @Field(() => NoticeType)
  notice!: NoticeType
  @Field(() => StationType)
  station!: StationType
  @Field(() => NoticeReceiptStateEnum)
  state!: ReceiptState
  @Field(() => DateTime, { nullable: true, description: 'When it was opened first.' })
  readAt!: Date | null
  @Field(() => String, { nullable: true, description: 'Who opened it first.' })
  readByName!: string | null
  @Field(() => DateTime, { nullable: true })
  confirmedAt!: Date | null
  @Field(() => String, { nullable: true })
  confirmedByName!: string | null
  @Field(() => [String], { description: 'Steps that the caller may take now.' })
  availableActions!: string[]
  @Field(() => Int)
  version!: number
  @Field(() => DateTime, { description: 'When the station received it.' })
  createdAt!: Date
}

defineRecord({
  name: 'NoticeReceipt',
  entity: NoticeReceipt,
  live: [may.READ],
  computed: {
    availableActions: {
      needs: ['state'],
      compute: ({ state }, { actor }) => flow.actionsFor(state as ReceiptState, actor),
    },
  },
})
