import type { Role } from '@stationmaster/contracts/identity'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { defineRecord } from '../../kernel/record.ts'
import { DateTime } from '../../kernel/scalars.ts'
import { RoleEnum } from '../identity/role.types.ts'
import { DefaultView, SavedView } from './saved-view.entity.ts'

type Shown = Pick<SavedView, 'id' | 'list' | 'name' | 'state' | 'ownerName' | 'createdAt' | 'version'>

@ObjectType('SavedView', {
  description: 'Filters, search, order, columns and density of a list under a name.',
  simpleResolvers: true,
})
export class SavedViewType implements Shown {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'Key of the list, such as `stations`.' })
  list!: string
  @Field(() => String)
  name!: string
  @Field(() => String, { description: 'As in the address of the list after its question mark.' })
  state!: string
  @Field(() => RoleEnum, { nullable: true, description: 'Who sees the view beside its owner.' })
  sharedRole!: Role | null
  @Field(() => String, { description: 'Who saved it.' })
  ownerName!: string
  @Field(() => Boolean, { description: 'Whether the caller saved it: only then may he change it.' })
  isOwn!: boolean
  @Field(() => Boolean, { description: 'Whether it opens with the list for the caller.' })
  isDefault!: boolean
  @Field(() => DateTime)
  createdAt!: Date
  @Field(() => Int)
  version!: number
}

defineRecord({
  name: 'SavedView',
  entity: SavedView,
  // row scope leaves the caller's own defaults only
  exists: { isDefault: { of: DefaultView, by: 'viewId', where: [] } },
  computed: {
    isOwn: { needs: ['ownerId'], compute: ({ ownerId }, { actor }) => ownerId === actor?.userId },
  },
})
