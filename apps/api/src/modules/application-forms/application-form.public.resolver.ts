import type { StationKind, StationLevel } from '@stationmaster/contracts/stations'
import { Arg, Ctx as Context, ID, Query, Resolver } from 'type-graphql'
import { Public } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { StationKindEnum, StationLevelEnum } from '../stations/station.types.ts'
import * as service from './application-form.service.ts'
import { ApplicationFormType, ApplicationPuzzleType, PublicPlaceType } from './application-form.types.ts'

@Resolver()
export class ApplicationFormPublicResolver {
  @Public()
  @Query(() => ApplicationPuzzleType, { description: 'A fresh puzzle for a public form.' })
  applicationPuzzle(@Context() ctx: Ctx) {
    return service.puzzle(ctx)
  }

  @Public()
  @Query(() => [PublicPlaceType], { description: 'Provinces, or the cities or districts of a place.' })
  applicationPlaces(
    @Context() ctx: Ctx,
    @Arg('parentId', () => ID, { nullable: true, description: 'Province or city; none for the provinces.' })
    parentId: string | null,
  ) {
    return service.places(ctx, parentId)
  }

  @Public()
  @Query(() => ApplicationFormType, { nullable: true, description: 'What applicants are asked, before they begin.' })
  applicationForm(
    @Context() ctx: Ctx,
    @Arg('kind', () => StationKindEnum, { description: 'Kind of station.' }) kind: StationKind,
    @Arg('level', () => StationLevelEnum, { description: 'Level applied for.' }) level: StationLevel,
  ) {
    return service.form(ctx, { kind, level })
  }
}
