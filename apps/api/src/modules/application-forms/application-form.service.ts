import type { LocalizedText, TemplateContent } from '@stationmaster/contracts/onboarding-templates'
import type { StationKind, StationLevel } from '@stationmaster/contracts/stations'
import type { Ctx, Locale } from '../../kernel/context.ts'
import { countPublic } from '../../kernel/public-limits.ts'
import { makePuzzle } from '../../kernel/puzzle.ts'
import { publishedTemplate } from '../onboarding-templates/index.ts'
import { Region } from '../regions/region.entity.ts'

const puzzleLimit = { key: 'apply-puzzle', points: 40, duration: 600 }

export async function puzzle(ctx: Ctx) {
  await countPublic(puzzleLimit, ctx.network ?? '')
  return makePuzzle(ctx.now)
}

const inLocale =
  (locale: Locale) =>
  (text: LocalizedText | null | undefined): string | null =>
    text ? (locale === 'en' ? text.en : text.zh) : null

/** A template as one reader sees it: flat, and in his language. What only headquarters needs (points, marks) stays out. */
export function formOf(content: TemplateContent, locale: Locale) {
  const said = inLocale(locale)
  return {
    groups: content.groups.map(({ group, intro }) => ({ group, intro: said(intro) ?? '' })),
    questions: content.groups.flatMap(({ group, questions }) =>
      questions.map(({ text, hint, unit, choices, minimum, key, kind, required, evidence }) => ({
        ...{ group, key, kind, required, evidence, minimum: minimum ?? null },
        text: said(text) ?? '',
        hint: said(hint),
        unit: said(unit),
        choices: (choices ?? []).map((choice) => ({ key: choice.key, text: said(choice.text) ?? '' })),
      })),
    ),
    surroundings: content.surroundings.map(({ title }) => said(title) ?? ''),
    milestones: content.milestones.map(({ title }) => said(title) ?? ''),
    constructionDays: Math.max(0, ...content.milestones.map(({ days }) => days)),
  }
}

/** What a new applicant will be asked, or null where nothing is published. */
export async function form(ctx: Ctx, slot: { kind: StationKind; level: StationLevel }) {
  const template = await publishedTemplate(ctx, slot)
  return template ? formOf(template.content, ctx.locale) : null
}

/** Places to choose from: provinces without a parent, else cities or districts of it. */
export async function places({ em }: Ctx, parentId: string | null) {
  const where = parentId
    ? { parent: parentId, level: { $in: ['CITY', 'DISTRICT'] as const } }
    : { level: 'PROVINCE' as const }
  const regions = await em.find(Region, where, { orderBy: { code: 'asc' }, limit: 100 })
  return regions.map(({ id, name }) => ({ id, name }))
}
