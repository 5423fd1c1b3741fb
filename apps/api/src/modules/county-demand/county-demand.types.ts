import { Field, ID, Int, ObjectType } from 'type-graphql'
import { defineRecord } from '../../kernel/record.ts'
import { DateTime } from '../../kernel/scalars.ts'
import { RegionType } from '../regions/region.types.ts'
import { CountyDemand } from './county-demand.entity.ts'

@ObjectType('CountyDemand', { description: 'Customers and installed units of a county.', simpleResolvers: true })
export class CountyDemandType {
  @Field(() => ID)
  id!: string
  @Field(() => RegionType)
  county!: RegionType
  @Field(() => RegionType)
  province!: RegionType
  @Field(() => Int)
  customers!: number
  @Field(() => Int)
  installedUnits!: number
  @Field(() => String)
  byName!: string
  @Field(() => DateTime)
  updatedAt!: Date
  @Field(() => Int)
  version!: number
}

@ObjectType('CountyDemandSaved', { description: 'What was kept of a file of demand.', simpleResolvers: true })
export class CountyDemandSavedType {
  @Field(() => Int, { description: 'How many counties were set.' })
  rowCount!: number
}

defineRecord({ name: 'CountyDemand', entity: CountyDemand })
