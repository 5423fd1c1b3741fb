import { reveal, type Reveal } from '@stationmaster/contracts/reveals'
import { isObjectType, type GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx as Context, Info, Mutation, Resolver } from 'type-graphql'
import { Allow, mayReveal, type FieldAccess } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import * as service from './reveal.service.ts'
import { RevealedValueType } from './reveal.types.ts'

const RevealInput = inputType('RevealInput', reveal, 'RevealedValue')

/** What the schema declares of the field that the caller names, if there is such a field. */
function accessOf({ schema }: GraphQLResolveInfo, { type, field }: Reveal): FieldAccess | null {
  const found = schema.getType(type)
  return isObjectType(found) ? ((found.getFields()[field]?.extensions ?? null) as FieldAccess | null) : null
}

@Resolver(() => RevealedValueType)
export class RevealResolver {
  @Allow(mayReveal.PHONE)
  @Mutation(() => RevealedValueType, {
    description: 'Shows one masked value in clear, with a reason that stands in the audit trail; 60 an hour.',
  })
  reveal(@Context() ctx: Ctx, @Arg('input', () => RevealInput) input: Reveal, @Info() info: GraphQLResolveInfo) {
    return service.reveal(ctx, input, accessOf(info, input))
  }
}
