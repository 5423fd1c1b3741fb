import type {
  ApplicationTemplateStep,
  DraftApplicationTemplate,
  TemplateContent,
  UpdateApplicationTemplate,
} from '@stationmaster/contracts/onboarding-templates'
import type { StationKind, StationLevel } from '@stationmaster/contracts/stations'
import { loadToChange } from '../../kernel/change.ts'
import type { Ctx } from '../../kernel/context.ts'
import { errors as commonErrors } from '../../kernel/errors.ts'
import { computedKeys } from './computed-keys.ts'
import { ApplicationTemplate } from './application-template.entity.ts'
import { errors, flow } from './application-template.rules.ts'

interface Slot {
  kind: StationKind
  level: StationLevel
}

/** The version that new applications start with, or null where none is published. */
export const publishedTemplate = ({ em }: Ctx, { kind, level }: Slot): Promise<ApplicationTemplate | null> =>
  em.findOne(ApplicationTemplate, { kind, level, state: 'PUBLISHED' })

/** Begins the next version as a copy of the published one; only one draft per kind and level. */
export async function draft(ctx: Ctx, { kind, level }: DraftApplicationTemplate): Promise<ApplicationTemplate> {
  const { em } = ctx
  if (await em.count(ApplicationTemplate, { kind, level, state: 'DRAFT' })) throw errors.DRAFT_EXISTS()
  const [latest] = await em.find(ApplicationTemplate, { kind, level }, { orderBy: { number: 'desc' }, limit: 1 })
  const published = (await publishedTemplate(ctx, { kind, level })) ?? latest
  if (!published) throw commonErrors.NOT_FOUND()
  return add(ctx, { kind, level, content: published.content, number: (latest?.number ?? 0) + 1 })
}

interface NewTemplate extends Slot {
  content: TemplateContent
  number: number
}

const add = ({ em }: Ctx, template: NewTemplate): ApplicationTemplate =>
  em.create(ApplicationTemplate, { ...template, state: flow.initial, publishedAt: null, publishedByName: null })

export async function update(
  ctx: Ctx,
  { id, expectedVersion, content }: UpdateApplicationTemplate,
): Promise<ApplicationTemplate> {
  const template = await loadToChange(ctx, ApplicationTemplate, id, expectedVersion)
  if (template.state !== 'DRAFT') throw errors.NOT_DRAFT()
  template.content = content
  return template
}

/** From now on applications start with this version; those that run keep theirs. */
export async function publish(
  ctx: Ctx,
  { id, expectedVersion }: ApplicationTemplateStep,
): Promise<ApplicationTemplate> {
  const template = await loadToChange(ctx, ApplicationTemplate, id, expectedVersion)
  const before = await publishedTemplate(ctx, template)
  const next = flow.next(template.state, 'publish', factsOf(template, before))
  if (before) {
    before.state = flow.next(before.state, 'supersede', factsOf(before, null))
    await ctx.em.flush() // the unique index on published versions must see the old one go first
  }
  Object.assign(template, { state: next, publishedAt: ctx.now, publishedByName: ctx.actor?.name ?? '' })
  return template
}

const factsOf = ({ content }: ApplicationTemplate, published: ApplicationTemplate | null) => ({
  content,
  published: published?.content ?? null,
  computedKeys: new Set(computedKeys().keys()),
})

/** Throws a draft away; published versions stay for ever. */
export async function discard(
  ctx: Ctx,
  { id, expectedVersion }: ApplicationTemplateStep,
): Promise<ApplicationTemplate> {
  const template = await loadToChange(ctx, ApplicationTemplate, id, expectedVersion)
  if (template.state !== 'DRAFT') throw errors.NOT_DRAFT()
  ctx.em.remove(template)
  return template
}

/** A first published version, for the seed. */
export function addPublished(ctx: Ctx, slot: Slot, content: TemplateContent): ApplicationTemplate {
  const template = add(ctx, { ...slot, content, number: 1 })
  template.state = flow.next(template.state, 'publish', factsOf(template, null))
  Object.assign(template, { publishedAt: ctx.now, publishedByName: ctx.actor?.name ?? '' })
  return template
}
