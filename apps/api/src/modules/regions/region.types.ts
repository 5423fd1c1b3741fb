import { regionLevels, type RegionLevel } from '@stationmaster/contracts/regions'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import { defineRecord } from '../../kernel/record.ts'
import { Region } from './region.entity.ts'
import { actionsOn } from './region.rules.ts'

export const RegionLevelEnum = enumType('RegionLevel', regionLevels)

@ObjectType('Region', { description: 'A large region, province, city or district.', simpleResolvers: true })
export class RegionType implements Pick<Region, 'id' | 'code' | 'name' | 'level' | 'path' | 'version'> {
  @Field(() => ID)
  id!: string
  @Field(() => String, {
    description:
      'Division code (GB/T 2260: two digits for a province, four for a city, six for a district); areas have a code of their own.',
  })
  code!: string
  @Field(() => String)
  name!: string
  @Field(() => RegionLevelEnum)
  level!: RegionLevel
  @Field(() => RegionType, { nullable: true, description: 'The region above; none above an area.' })
  parent!: RegionType | null
  @Field(() => String, { description: 'Province, city and district in one line.' })
  path!: string
  @Field(() => Int, { description: 'Regions directly below.' })
  childCount!: number
  @Field(() => [String], { description: 'Steps that the caller may take now.' })
  availableActions!: string[]
  @Field(() => Int)
  version!: number
}

defineRecord({
  name: 'Region',
  entity: Region,
  calls: { childCount: 'region_child_count' },
  computed: {
    availableActions: {
      needs: ['level'],
      compute: (row, { actor }) =>
        actor?.permissions.has('REGION_EDIT') ? actionsOn(row as { level: RegionLevel }) : [],
    },
  },
})
