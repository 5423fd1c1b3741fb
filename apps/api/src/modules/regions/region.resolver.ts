import {
  createArea,
  moveProvince,
  renameRegion,
  type CreateArea,
  type MoveProvince,
  type RenameRegion,
} from '@stationmaster/contracts/regions'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx as Context, ID, Info, Mutation, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { readRecord } from '../../kernel/record.ts'
import { may } from './region.access.ts'
import { regionList } from './region.list.ts'
import * as service from './region.service.ts'
import { RegionType } from './region.types.ts'

const CreateAreaInput = inputType('CreateAreaInput', createArea, 'Region')
const RenameRegionInput = inputType('RenameRegionInput', renameRegion)
const MoveProvinceInput = inputType('MoveProvinceInput', moveProvince, 'Region')

@Resolver(() => RegionType)
export class RegionResolver {
  @Allow(may.READ)
  @Query(() => RegionType, { nullable: true, description: 'One region, or null.' })
  region(@Context() ctx: Ctx, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo) {
    return readRecord(ctx, id, info)
  }

  @Allow(may.READ)
  @Query(() => regionList.Page, { description: 'Regions; narrow by level or by the region above.' })
  regions(@Context() ctx: Ctx, @Args(() => regionList.Arguments) args: object, @Info() info: GraphQLResolveInfo) {
    return regionList.run(ctx, args, info)
  }

  @Allow(may.EDIT)
  @Mutation(() => RegionType, { description: 'Adds a large region; provinces are then moved into it.' })
  createArea(@Context() ctx: Ctx, @Arg('input', () => CreateAreaInput) input: CreateArea) {
    return service.createArea(ctx, input)
  }

  @Allow(may.EDIT)
  @Mutation(() => RegionType, { description: 'Renames a large region.' })
  renameRegion(@Context() ctx: Ctx, @Arg('input', () => RenameRegionInput) input: RenameRegion) {
    return service.renameArea(ctx, input)
  }

  @Allow(may.EDIT)
  @Mutation(() => RegionType, { description: 'Moves a province with its stations to another large region.' })
  moveProvince(@Context() ctx: Ctx, @Arg('input', () => MoveProvinceInput) input: MoveProvince) {
    return service.moveProvince(ctx, input)
  }
}
