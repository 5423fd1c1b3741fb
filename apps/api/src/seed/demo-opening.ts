import { addDays, localDateOf } from '../kernel/clock.ts'
import { AgreementTemplate } from '../modules/agreement-templates/agreement-template.entity.ts'
import { offer } from '../modules/agreements/index.ts'
import { advance } from '../modules/onboarding/index.ts'
import * as checklists from '../modules/opening-checklists/opening-checklist.service.ts'
import * as openings from '../modules/openings/opening.service.ts'
import { addressedTo, photos, type Building } from './demo-scene.ts'

/** Half of the checklist where it is going on, all of it where it is over. */
export async function prepare(scene: Building): Promise<void> {
  const { application, state, stateDays, cast, at } = scene
  const wanted = application.template.content.checklist
  const days = state === 'OPENING_PREP' ? Math.max(1, stateDays - 3) : stateDays + 1
  const answered = state === 'OPENING_PREP' ? wanted.slice(0, 3) : wanted
  const files = await photos(scene, { slots: answered.map(({ key }) => `check:${key}`), days })
  for (const [index, { key }] of answered.entries()) {
    const fileIds = files.slice(index, index + 1)
    await checklists.answer(at(days, null), { applicationId: application.id, key, isDone: true, fileIds })
  }
  if (state === 'OPENING_PREP') return
  await checklists.confirm(at(stateDays, cast.network), addressedTo(application))
  await at(0, null).em.flush()
}

/** The agreement waits for the applicant; where the station is open it was signed on paper before this program came. */
export async function signAndOpen(scene: Building): Promise<void> {
  const { application, state, stateDays, cast, at } = scene
  const ctx = at(Math.max(1, stateDays - 1), cast.network)
  if (state === 'OPENED') {
    const hash = 'demo'
    advance(at(stateDays, cast.admin), application, 'countersign', {
      agreement: {
        hash,
        signatures: [
          { side: 'STATION', hash },
          { side: 'HEADQUARTERS', hash },
        ],
      },
      invalidCredentials: [],
    })
    return
  }
  const template = await ctx.em.findOneOrFail(AgreementTemplate, { state: 'PUBLISHED' })
  const startsOn = addDays(localDateOf(at(0, null).now), 14)
  const term = { templateId: template.id, startsOn, endsOn: addDays(startsOn, 730) }
  const agreement = await openings.draftAgreement(ctx, { ...addressedTo(application), ...term })
  await ctx.em.flush()
  await offer(ctx, addressedTo(agreement))
  await ctx.em.flush()
}
