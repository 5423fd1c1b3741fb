import type { SaveSiteSurvey } from '@stationmaster/contracts/application-reviews'
import type { Ctx } from '../../kernel/context.ts'
import { errors as commonErrors } from '../../kernel/errors.ts'
import { filesOf } from '../application-files/index.ts'
import { customersWithin } from '../coverage/index.ts'
import { loadApplication } from '../onboarding/index.ts'
import { SiteSurvey } from './site-survey.entity.ts'
import { mustBeOpen, surroundingsOf, type SurroundingsFact } from './site-survey.rules.ts'

/** Keeps what was seen; the first save makes the survey. Of two who save the same version one gets CONFLICT. */
export async function save(ctx: Ctx, { id, expectedVersion, ...seen }: SaveSiteSurvey): Promise<SiteSurvey> {
  const { em } = ctx
  const application = await loadApplication(ctx, id)
  mustBeOpen(application.state)
  const present = await em.findOne(SiteSurvey, { application })
  const actualVersion = present?.version ?? null
  if (actualVersion !== expectedVersion) throw commonErrors.CONFLICT({ expectedVersion, actualVersion })
  const customers = await customersWithin(ctx, application.district.id)
  const said = {
    ...seen,
    remark: seen.remark ?? null,
    customersWithin30Minutes: customers.minutes30,
    customersWithin60Minutes: customers.minutes60,
    byName: ctx.actor?.name ?? '',
    surveyedAt: ctx.now,
  }
  if (present) return Object.assign(present, said)
  return em.create(SiteSurvey, { ...said, application, provinceId: application.province.id })
}

/** What the acceptance inspection looks at (N-06): five items, passed or not, with their photos. */
export async function surroundingsFacts(ctx: Ctx, applicationId: string): Promise<SurroundingsFact[]> {
  const survey = await ctx.em.findOne(SiteSurvey, { application: applicationId })
  const files = await filesOf(ctx, applicationId, 'surroundings:')
  return surroundingsOf(
    survey?.items ?? [],
    files.map(({ slot }) => slot),
  )
}
