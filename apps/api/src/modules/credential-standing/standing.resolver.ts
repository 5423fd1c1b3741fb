import { Arg, Ctx as Context, ID, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { may } from '../credentials/credential.access.ts'
import { gapsOfStation } from './standing.service.ts'
import { CredentialGapType } from './standing.types.ts'

@Resolver()
export class CredentialStandingResolver {
  @Allow(may.READ)
  @Query(() => [CredentialGapType], { description: 'Product lines that a station may not work on today, and why.' })
  credentialGaps(
    @Context() ctx: Ctx,
    @Arg('stationId', () => ID, { description: 'Id of the station.' }) stationId: string,
  ) {
    return gapsOfStation(ctx, stationId)
  }
}
