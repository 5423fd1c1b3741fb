import { signApplicationAgreement, type SignApplicationAgreement } from '@stationmaster/contracts/station-openings'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx as Context, ID, Info, Mutation, Query, Resolver } from 'type-graphql'
import { Public } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { readRecord } from '../../kernel/record.ts'
import { ServiceAgreementType } from '../agreements/agreement.types.ts'
import * as service from './opening.service.ts'

const SignInput = inputType('SignApplicationAgreementInput', signApplicationAgreement, 'ServiceAgreement')

/** The applicant's steps: his token opens the agreement of his application and no other. */
@Resolver()
export class OpeningPublicResolver {
  @Public()
  @Query(() => ServiceAgreementType, {
    nullable: true,
    description:
      'The agreement that the applicant is to sign, once it is offered; for the link of the application only.',
  })
  applicationAgreement(
    @Context() ctx: Ctx,
    @Arg('applicationId', () => ID, { description: 'Id of the application.' }) applicationId: string,
    @Info() info: GraphQLResolveInfo,
  ) {
    return service.offeredAgreementId(ctx, applicationId).then((id) => (id ? readRecord(ctx, id, info) : null))
  }

  @Public()
  @Mutation(() => ServiceAgreementType, { description: 'The applicant signs the text that he was shown.' })
  signApplicationAgreement(@Context() ctx: Ctx, @Arg('input', () => SignInput) input: SignApplicationAgreement) {
    return service.signAgreement(ctx, input)
  }
}
