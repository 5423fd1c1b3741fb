import type { TemplateCheck } from '@stationmaster/contracts/onboarding-templates'
import type { AnswerOpeningCheck, PlainStep } from '@stationmaster/contracts/station-openings'
import { LockMode } from '@mikro-orm/core'
import type { Ctx } from '../../kernel/context.ts'
import { invalidInput } from '../../kernel/errors.ts'
import { isUuid } from '../../kernel/ids.ts'
import { ApplicationFile } from '../application-files/application-file.entity.ts'
import { defineSlotRule, mustShowFiles, registerFileUse } from '../application-files/index.ts'
import { mustBeApplicant } from '../construction/index.ts'
import { advance, computedCheck, loadApplication, loadToAdvance } from '../onboarding/index.ts'
import { StationApplication } from '../onboarding/station-application.entity.ts'
import { OpeningCheck } from './opening-check.entity.ts'
import { mustBePreparing, mustBeTyped } from './opening-checklist.rules.ts'

defineSlotRule('check', (_key, { state }) => state === 'OPENING_PREP')
registerFileUse(async ({ em }, fileId) => (await em.count(OpeningCheck, { fileIds: { $contains: [fileId] } })) > 0)

async function itemOf(
  ctx: Ctx,
  application: StationApplication,
  check: TemplateCheck,
  answer: OpeningCheck | undefined,
) {
  const { key, title, kind, mandatory, computedBy } = check
  const base = { key, title, kind, mandatory, note: null, files: [], byName: null, answeredAt: null, detail: null }
  if (computedBy) {
    const found = await computedCheck(ctx, application, computedBy)
    return { ...base, isGreen: found?.isGreen ?? false, detail: found?.detail ?? null }
  }
  if (!answer) return { ...base, isGreen: false }
  const { isDone, note = null, fileIds, byName, answeredAt } = answer
  const files = fileIds.length > 0 ? await ctx.em.find(ApplicationFile, { id: { $in: fileIds } }, { limit: 10 }) : []
  return { ...base, isGreen: isDone, note, files, byName, answeredAt }
}

/** Every item of the template with its answer now; null where the application is not among the caller's rows. */
export async function checklist(ctx: Ctx, applicationId: string) {
  if (!isUuid(applicationId)) throw invalidInput([{ path: 'applicationId', code: 'ID' }])
  if (!(await ctx.em.count(StationApplication, { id: applicationId }))) return null
  return itemsOf(ctx, await loadApplication(ctx, applicationId))
}

/** The same for the link of the application; for accounts it is `openingChecklist`. */
export const applicantChecklist = (ctx: Ctx, applicationId: string) =>
  ctx.actor ? null : checklist(ctx, applicationId)

/** The applicant's own answer, by his link. */
export function report(ctx: Ctx, input: AnswerOpeningCheck) {
  mustBeApplicant(ctx)
  return answer(ctx, input)
}

async function itemsOf(ctx: Ctx, application: StationApplication) {
  const answers = await ctx.em.find(OpeningCheck, { application: application.id }, { limit: 100 })
  const byKey = new Map(answers.map((answer) => [answer.key, answer]))
  const { checklist: wanted } = application.template.content
  return Promise.all(wanted.map((check) => itemOf(ctx, application, check, byKey.get(check.key))))
}

/** The last answer counts; the audit trail keeps the earlier ones. */
export async function answer(ctx: Ctx, { applicationId, key, isDone, note = null, fileIds = [] }: AnswerOpeningCheck) {
  const application = await loadApplication(ctx, applicationId)
  mustBePreparing(application.state)
  const item = application.template.content.checklist.find((check) => check.key === key)
  if (!item) throw invalidInput([{ path: 'key', code: 'NOT_IN_LIST' }])
  await mustShowFiles(ctx, applicationId, fileIds)
  mustBeTyped(item, { isDone, files: fileIds.length })
  const given = { isDone, note, fileIds, byName: ctx.actor?.name ?? application.contactName, answeredAt: ctx.now }
  const earlier = await ctx.em.findOne(
    OpeningCheck,
    { application: applicationId, key },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  )
  if (earlier) Object.assign(earlier, given)
  else ctx.em.create(OpeningCheck, { application, provinceId: application.province.id, key, ...given })
  await ctx.em.flush()
  const [found] = (await itemsOf(ctx, application)).filter((one) => one.key === key)
  return found
}

/** All that is asked for is there: from here on it is signed. */
export async function confirm(ctx: Ctx, { id, expectedVersion }: PlainStep): Promise<StationApplication> {
  const application = await loadToAdvance(ctx, id, expectedVersion)
  return advance(ctx, application, 'readyToSign', { checklist: await itemsOf(ctx, application) })
}
