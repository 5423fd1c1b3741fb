import { Arg, Ctx as Context, Query, Resolver } from 'type-graphql'
import { Public } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import * as service from './agreement-verification.service.ts'
import { AgreementVerificationType } from './agreement-verification.types.ts'

@Resolver()
export class AgreementVerificationPublicResolver {
  @Public()
  @Query(() => AgreementVerificationType, {
    description:
      'Whether the agreement with the code on a print is real and holds today; anybody may ask, 60 times a minute.',
  })
  agreementVerification(
    @Context() ctx: Ctx,
    @Arg('code', () => String, { description: 'As printed; case, blanks and dashes do not matter.' }) code: string,
  ) {
    return service.verify(ctx, code)
  }
}
