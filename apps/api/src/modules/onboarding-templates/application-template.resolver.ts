import {
  applicationTemplateStep,
  draftApplicationTemplate,
  localizedText,
  templateCheck,
  templateChoice,
  templateContent,
  templateGroup,
  templateMilestone,
  templateQuestion,
  templateSurroundings,
  updateApplicationTemplate,
  type ApplicationTemplateStep,
  type DraftApplicationTemplate,
  type UpdateApplicationTemplate,
} from '@stationmaster/contracts/onboarding-templates'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx as Context, ID, Info, Mutation, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { readRecord } from '../../kernel/record.ts'
import { may } from './application-template.access.ts'
import { applicationTemplateList } from './application-template.list.ts'
import * as service from './application-template.service.ts'
import { ApplicationTemplateType, ComputedCheckType } from './application-template.types.ts'
import { computedKeys } from './computed-keys.ts'

inputType('LocalizedTextInput', localizedText, 'LocalizedText')
inputType('TemplateChoiceInput', templateChoice, 'TemplateChoice')
inputType('TemplateQuestionInput', templateQuestion, 'TemplateQuestion')
inputType('TemplateGroupInput', templateGroup, 'TemplateGroup')
inputType('TemplateMilestoneInput', templateMilestone, 'TemplateMilestone')
inputType('TemplateCheckInput', templateCheck, 'TemplateCheck')
inputType('TemplateSurroundingsInput', templateSurroundings, 'TemplateSurroundings')
inputType('TemplateContentInput', templateContent, 'TemplateContent')
const DraftInput = inputType('DraftApplicationTemplateInput', draftApplicationTemplate)
const UpdateInput = inputType('UpdateApplicationTemplateInput', updateApplicationTemplate)
const StepInput = inputType('ApplicationTemplateStepInput', applicationTemplateStep, 'ApplicationTemplate')

@Resolver(() => ApplicationTemplateType)
export class ApplicationTemplateResolver {
  @Allow(may.READ)
  @Query(() => ApplicationTemplateType, { nullable: true, description: 'One version of a template, or null.' })
  applicationTemplate(@Context() ctx: Ctx, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo) {
    return readRecord(ctx, id, info)
  }

  @Allow(may.READ)
  @Query(() => applicationTemplateList.Page, { description: 'All versions of all templates.' })
  applicationTemplates(
    @Context() ctx: Ctx,
    @Args(() => applicationTemplateList.Arguments) args: object,
    @Info() info: GraphQLResolveInfo,
  ) {
    return applicationTemplateList.run(ctx, args, info)
  }

  @Allow(may.READ)
  @Query(() => [ComputedCheckType], { description: 'The checks that a template may ask the program to answer.' })
  computedChecks(): ComputedCheckType[] {
    return [...computedKeys()].map(([key, label]) => ({ key, label }))
  }

  @Allow(may.EDIT)
  @Mutation(() => ApplicationTemplateType, { description: 'Begins the next version as a copy of the published one.' })
  draftApplicationTemplate(@Context() ctx: Ctx, @Arg('input', () => DraftInput) input: DraftApplicationTemplate) {
    return service.draft(ctx, input)
  }

  @Allow(may.EDIT)
  @Mutation(() => ApplicationTemplateType, { description: 'Replaces the content of a draft.' })
  updateApplicationTemplate(@Context() ctx: Ctx, @Arg('input', () => UpdateInput) input: UpdateApplicationTemplate) {
    return service.update(ctx, input)
  }

  @Allow(may.EDIT)
  @Mutation(() => ApplicationTemplateType, { description: 'New applications start with this version from now on.' })
  publishApplicationTemplate(@Context() ctx: Ctx, @Arg('input', () => StepInput) input: ApplicationTemplateStep) {
    return service.publish(ctx, input)
  }

  @Allow(may.EDIT)
  @Mutation(() => ApplicationTemplateType, { nullable: true, description: 'Throws a draft away; answers null.' })
  discardApplicationTemplate(@Context() ctx: Ctx, @Arg('input', () => StepInput) input: ApplicationTemplateStep) {
    return service.discard(ctx, input)
  }
}
