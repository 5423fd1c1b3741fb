import {
  agreementClause,
  agreementTemplateStep,
  createAgreementTemplate,
  updateAgreementTemplate,
  type AgreementTemplateStep,
  type CreateAgreementTemplate,
  type UpdateAgreementTemplate,
} from '@stationmaster/contracts/agreements'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx as Context, ID, Info, Mutation, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { readRecord } from '../../kernel/record.ts'
import { may } from './agreement-template.access.ts'
import { agreementTemplateList } from './agreement-template.list.ts'
import { flow } from './agreement-template.rules.ts'
import * as service from './agreement-template.service.ts'
import { AgreementTemplateType } from './agreement-template.types.ts'

inputType('AgreementClauseInput', agreementClause, 'AgreementClause')
const CreateAgreementTemplateInput = inputType('CreateAgreementTemplateInput', createAgreementTemplate)
const UpdateAgreementTemplateInput = inputType('UpdateAgreementTemplateInput', updateAgreementTemplate)
const AgreementTemplateStepInput = inputType('AgreementTemplateStepInput', agreementTemplateStep, 'AgreementTemplate')

@Resolver(() => AgreementTemplateType)
export class AgreementTemplateResolver {
  @Allow(may.READ)
  @Query(() => AgreementTemplateType, {
    nullable: true,
    description: 'One edition of an agreement’s wording, or null.',
  })
  agreementTemplate(@Context() ctx: Ctx, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo) {
    return readRecord(ctx, id, info)
  }

  @Allow(may.READ)
  @Query(() => agreementTemplateList.Page, { description: 'All editions of all agreement templates.' })
  agreementTemplates(
    @Context() ctx: Ctx,
    @Args(() => agreementTemplateList.Arguments) args: object,
    @Info() info: GraphQLResolveInfo,
  ) {
    return agreementTemplateList.run(ctx, args, info)
  }

  @Allow(may.EDIT)
  @Mutation(() => AgreementTemplateType, {
    description: 'Begins a new template with its first edition, a draft. Send an Idempotency-Key.',
  })
  createAgreementTemplate(
    @Context() ctx: Ctx,
    @Arg('input', () => CreateAgreementTemplateInput) input: CreateAgreementTemplate,
  ) {
    return service.create(ctx, input)
  }

  @Allow(may.EDIT)
  @Mutation(() => AgreementTemplateType, { description: 'Changes a draft; what is published never changes.' })
  updateAgreementTemplate(
    @Context() ctx: Ctx,
    @Arg('input', () => UpdateAgreementTemplateInput) input: UpdateAgreementTemplate,
  ) {
    return service.update(ctx, input)
  }

  @Allow(may.EDIT)
  @Mutation(() => AgreementTemplateType, {
    description: 'Begins the next edition with the wording of a published one.',
  })
  draftAgreementTemplateEdition(
    @Context() ctx: Ctx,
    @Arg('input', () => AgreementTemplateStepInput) input: AgreementTemplateStep,
  ) {
    return service.draftEdition(ctx, input)
  }

  @Allow(flow.steps.publish.allow)
  @Mutation(() => AgreementTemplateType, { description: 'Publishes a draft for ever; the edition before retires.' })
  publishAgreementTemplate(
    @Context() ctx: Ctx,
    @Arg('input', () => AgreementTemplateStepInput) input: AgreementTemplateStep,
  ) {
    return service.publish(ctx, input)
  }

  @Allow(flow.steps.retire.allow)
  @Mutation(() => AgreementTemplateType, { description: 'No agreement is drafted from it any more.' })
  retireAgreementTemplate(
    @Context() ctx: Ctx,
    @Arg('input', () => AgreementTemplateStepInput) input: AgreementTemplateStep,
  ) {
    return service.retire(ctx, input)
  }
}
