import { densities, type Density } from '@stationmaster/contracts/lists'
import { Field, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'

export const DensityEnum = enumType('Density', densities)

@ObjectType('ListLook', { description: 'How the caller likes a list; his other devices show the same.' })
export class ListLookType {
  @Field(() => String, { description: 'Key of the list, such as `stations`.' })
  list!: string
  @Field(() => String, { description: 'Columns in their order with width and pin; empty for the usual ones.' })
  columns!: string
  @Field(() => DensityEnum, { nullable: true, description: 'Height of the rows of all lists; null for the usual one.' })
  density!: Density | null
}
