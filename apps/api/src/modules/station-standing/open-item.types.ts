import { managementAreas, type ManagementArea } from '@stationmaster/contracts/stations'
import { Field, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import { LocalDate } from '../../kernel/scalars.ts'

export const ManagementAreaEnum = enumType('ManagementArea', managementAreas)

@ObjectType('OpenItem', {
  description: 'Something to be done at a station, in one of the four fields of its management.',
  simpleResolvers: true,
})
export class OpenItemType {
  @Field(() => ManagementAreaEnum)
  area!: ManagementArea
  @Field(() => String, { description: 'Stable code, such as CONTRACT_RENEWAL.' })
  code!: string
  @Field(() => String, { description: 'The code in the caller’s language.' })
  title!: string
  @Field(() => LocalDate, { nullable: true, description: 'Last day; none when there is no date to keep.' })
  dueOn!: string | null
  @Field(() => Boolean, { description: 'Whether the last day has passed.' })
  overdue!: boolean
}
