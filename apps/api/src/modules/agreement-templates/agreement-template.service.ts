import type {
  AgreementTemplateStep,
  CreateAgreementTemplate,
  UpdateAgreementTemplate,
} from '@stationmaster/contracts/agreements'
import { LockMode } from '@mikro-orm/core'
import { assignSent, loadToChange } from '../../kernel/change.ts'
import type { Ctx } from '../../kernel/context.ts'
import { errors as commonErrors, invalidInput } from '../../kernel/errors.ts'
import { AgreementTemplate } from './agreement-template.entity.ts'
import { errors, flow, mustBeDraft, mustBePublished } from './agreement-template.rules.ts'

export async function create(ctx: Ctx, input: CreateAgreementTemplate): Promise<AgreementTemplate> {
  if (await ctx.em.count(AgreementTemplate, { code: input.code }))
    throw invalidInput([{ path: 'code', code: 'DUPLICATE' }])
  return ctx.em.create(AgreementTemplate, { ...input, edition: 1, publishedAt: null, publishedByName: null })
}

export async function update(ctx: Ctx, { id, expectedVersion, ...sent }: UpdateAgreementTemplate) {
  const template = await loadToChange(ctx, AgreementTemplate, id, expectedVersion)
  mustBeDraft(template.state)
  assignSent(template, sent, ['titleZh', 'titleEn', 'termMonths', 'clauses'])
  return template
}

/** From now on agreements are drafted from this edition; the one before retires in the same transaction. */
export async function publish(ctx: Ctx, { id, expectedVersion }: AgreementTemplateStep): Promise<AgreementTemplate> {
  const template = await loadToChange(ctx, AgreementTemplate, id, expectedVersion)
  const state = flow.next(template.state, 'publish', undefined)
  const before = await ctx.em.findOne(AgreementTemplate, { code: template.code, state: 'PUBLISHED' })
  if (before) {
    before.state = flow.next(before.state, 'retire', undefined)
    await ctx.em.flush() // the unique index allows one published edition at a time
  }
  return Object.assign(template, { state, publishedAt: ctx.now, publishedByName: ctx.actor?.name ?? '' })
}

export async function retire(ctx: Ctx, { id, expectedVersion }: AgreementTemplateStep): Promise<AgreementTemplate> {
  const template = await loadToChange(ctx, AgreementTemplate, id, expectedVersion)
  template.state = flow.next(template.state, 'retire', undefined)
  return template
}

/** A draft of the next edition, with the wording of this one. */
export async function draftEdition(
  ctx: Ctx,
  { id, expectedVersion }: AgreementTemplateStep,
): Promise<AgreementTemplate> {
  const template = await loadToChange(ctx, AgreementTemplate, id, expectedVersion)
  mustBePublished(template)
  const { code, titleZh, titleEn, termMonths, clauses } = template
  if (await ctx.em.count(AgreementTemplate, { code, state: 'DRAFT' })) throw errors.HAS_DRAFT({ code })
  const last = await ctx.em.findOneOrFail(AgreementTemplate, { code }, { orderBy: { edition: 'desc' } })
  const edition = last.edition + 1
  const wording = { code, titleZh, titleEn, termMonths, clauses }
  return ctx.em.create(AgreementTemplate, { ...wording, edition, publishedAt: null, publishedByName: null })
}

/** The wording to draft from, held until the draft is stored so that it cannot be retired meanwhile. */
export async function publishedTemplate({ em }: Ctx, id: string): Promise<AgreementTemplate> {
  const template = await em.findOne(AgreementTemplate, id, { lockMode: LockMode.PESSIMISTIC_READ })
  if (!template) throw commonErrors.NOT_FOUND()
  mustBePublished(template)
  return template
}
