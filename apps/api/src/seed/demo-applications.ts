import { creditCheckCharacter } from '@stationmaster/contracts/normalise'
import type { TemplateQuestion } from '@stationmaster/contracts/onboarding-templates'
import { addMinutes } from '../kernel/clock.ts'
import { systemCaller, type Actor, type Ctx } from '../kernel/context.ts'
import type { KeptFile } from '../kernel/files/store.ts'
import { withScope } from '../kernel/scope.ts'
import type { Services } from '../kernel/services.ts'
import { add as addFile } from '../modules/application-files/index.ts'
import { ApplicationMark } from '../modules/application-reviews/application-mark.entity.ts'
import { prepareFile } from '../modules/files/index.ts'
import { advance, begin, resumeHashOf, searchTextOf, type StepFacts } from '../modules/onboarding/index.ts'
import { StationApplication } from '../modules/onboarding/station-application.entity.ts'
import { Region } from '../modules/regions/region.entity.ts'
import { conditionGroups } from '@stationmaster/contracts/onboarding'
import { may } from '../modules/onboarding/station-application.access.ts'
import { Station } from '../modules/stations/station.entity.ts'
import { build } from './demo-building.ts'
import { demoFirms, openedFirm, type Firm } from './demo-firms.ts'
import type { Cast } from './demo-scene.ts'
import { demoPictures, type DemoPicture } from './demo-pictures.ts'

type Pictures = Record<DemoPicture, KeptFile>
type Step = Parameters<typeof advance>[2]

/** Applications in every state of the first two steps, as if the firms and the reviewer had done it themselves. */
export async function seedApplications(services: Services, people: Cast): Promise<void> {
  const { database, clock, files } = services
  const [paper, front, workshop] = [
    await demoPictures.paper(),
    await demoPictures.front(),
    await demoPictures.workshop(),
  ]
  const pictures: Pictures = {
    paper: await prepareFile(files, '材料.jpg', paper),
    front: await prepareFile(files, '门头.jpg', front),
    workshop: await prepareFile(files, '维修区.jpg', workshop),
  }
  const able = (actor: Actor): Actor => ({ ...actor, permissions: everything })
  const cast = {
    network: able(people.network),
    region: able(people.region),
    auditor: able(people.auditor),
    admin: able(people.admin),
  }
  // a transaction for each: the fewer rows are known, the faster each change is found
  const transaction = <T>(run: (ctx: Ctx) => Promise<T>) => withScope(database, systemCaller(clock), run)
  if (await transaction(({ em }) => em.count(StationApplication, {}))) return
  for (const firm of demoFirms) await transaction((ctx) => stage({ ctx, firm, pictures, cast }))
  await transaction(async (ctx) => {
    const station = await ctx.em.findOne(
      Station,
      { state: 'PROBATION' },
      { orderBy: { code: 'asc' }, populate: ['district'] },
    )
    if (!station) return
    const opened = await stage({ ctx, firm: openedFirm(station, station.district.code), pictures, cast })
    if (opened) opened.stationId = station.id
  })
}
const everything: ReadonlySet<string> = new Set(Object.values(may))

interface Scene {
  ctx: Ctx
  firm: Firm
  pictures: Pictures
  cast: Cast
}

/** The same transaction at an earlier moment, as somebody else. */
const past = (ctx: Ctx, days: number, actor: Actor | null): Ctx => ({
  ...ctx,
  actor,
  now: addMinutes(ctx.now, -days * 24 * 60),
})

async function stage({ ctx, firm, pictures, cast }: Scene): Promise<StationApplication | undefined> {
  const { network: reviewer } = cast
  const district = await ctx.em.findOne(Region, { code: firm.district })
  if (!district) return undefined
  const applicant = past(ctx, firm.begunDays, null)
  const { company: companyName, contact: contactName, phone, kind, level, address } = firm
  const application = await begin(
    applicant,
    { companyName, contactName, phone, kind, level, address, districtId: district.id },
    null,
  )
  Object.assign(application, {
    code: firm.code,
    resumeHash: resumeHashOf(firm.code, phone),
    createdAt: applicant.now,
  })
  if (firm.state !== 'DRAFT' && firm.state !== 'EXPIRED') await fill(applicant, application, firm, pictures)
  const isBuilt = buildingStates.includes(firm.state)
  const approvedDays = isBuilt ? firm.begunDays - 10 : firm.stateDays
  const submittedDays = Math.min(firm.begunDays - 1, approvedDays + 4)
  const at = (days: number, actor: Actor | null) => past(ctx, days, actor)
  const take = (days: number, actor: Actor | null, step: Step, facts: StepFacts = {}) =>
    advance(at(days, actor), application, step, facts)
  const submit = (days: number) => {
    take(days, null, 'submit', { missing: [], licenceTaken: false })
    application.submittedAt = at(days, null).now
  }
  const review = () => {
    submit(submittedDays)
    take(Math.max(approvedDays, submittedDays - 2), reviewer, 'takeReview')
    marksOf(ctx, application, firm, reviewer)
  }
  const approve = () => {
    review()
    const scores = conditionGroups.map((group) => ({ group, score: 100, passMark: 0 }))
    const overlap = { stations: 0, reason: null }
    take(approvedDays, reviewer, 'approvePreliminary', { scores, overlap, licenceTaken: false })
  }
  const scenes: Partial<Record<Firm['state'], () => void>> = {
    SUBMITTED: () => submit(firm.stateDays),
    IN_REVIEW: review,
    RETURNED: () => {
      review()
      const asked = Object.entries(firm.asked ?? {}).map(([question, reason]) => ({ question, reason }))
      take(firm.stateDays, reviewer, 'returnForCorrection', {
        asked,
        reason: asked.map(({ reason }) => reason).join('；'),
      })
      application.asked = asked
    },
    PRELIM_APPROVED: approve,
    REJECTED: () => {
      review()
      const [reasonCode, reason] = firm.refusal ?? ['OTHER', '']
      take(firm.stateDays, reviewer, 'reject', { reasonCode, reason })
      application.refusalCode = reasonCode
    },
    WITHDRAWN: () => {
      submit(submittedDays)
      take(firm.stateDays, null, 'withdraw', { reason: firm.reason ?? '' })
    },
    EXPIRED: () => take(firm.stateDays, null, 'expire', { idle: { days: 32, limitDays: 30 } }),
  }
  if (isBuilt) approve()
  else scenes[firm.state]?.()
  await ctx.em.flush()
  if (isBuilt) {
    const { state, stateDays } = firm
    const plannedDays = approvedDays - 4
    await build({ application, state, plannedDays, stateDays, picture: pictures.workshop, cast, at })
    await ctx.em.flush()
  }
  return application
}
const buildingStates: readonly string[] = [
  'CONSTRUCTION',
  'INSPECTION',
  'RECTIFICATION',
  'OPENING_PREP',
  'SIGNING',
  'OPENED',
]

const answerTo = ({ kind, minimum, choices, key }: TemplateQuestion, index: number) => {
  if (kind === 'NUMBER') return Math.round((minimum ?? 1) * (1.2 + (index % 4) * 0.15))
  if (kind === 'YES_NO') return true
  if (kind === 'CHOICE') return choices?.[index % 2]?.key ?? null
  return key === 'organisation' ? '前台 2 人，维修 6 人，备件 1 人，站长 1 人' : '周海明'
}

async function fill(ctx: Ctx, application: StationApplication, firm: Firm, pictures: Pictures): Promise<void> {
  const questions = application.template.content.groups.flatMap((group) => group.questions)
  application.answers = Object.fromEntries(
    questions
      .filter(({ kind }) => kind !== 'FILE')
      .map((question, index) => [
        question.key,
        question.key === 'principal' ? firm.contact : answerTo(question, index),
      ]),
  )
  application.licenceNo = firm.licence + creditCheckCharacter(firm.licence)
  application.searchText = searchTextOf(application)
  for (const { key, text } of questions.filter(({ evidence }) => evidence))
    Object.assign(
      await addFile(ctx, application, {
        applicationId: application.id,
        slot: `question:${key}`,
        isInternal: false,
        name: `${text.zh.slice(0, 12)}.jpg`,
        kept: key === 'premises' ? pictures.front : key === 'tools' ? pictures.workshop : pictures.paper,
      }),
      { createdAt: ctx.now },
    )
}

/** What the reviewer has judged: all where he is through, two groups where he is at it. */
function marksOf(ctx: Ctx, application: StationApplication, firm: Firm, reviewer: Actor): void {
  const { groups } = application.template.content
  const judged = firm.state === 'IN_REVIEW' ? groups.slice(0, 2) : groups
  for (const { key: question } of judged.flatMap((group) => group.questions)) {
    const note = firm.asked?.[question] ?? null
    const isBad = firm.state === 'REJECTED' && ['premises', 'capitalProof', 'workingCapital'].includes(question)
    const verdict = note ? 'ASK' : isBad ? 'FAIL' : 'PASS'
    const by = { byId: reviewer.userId, byName: reviewer.name }
    ctx.em.create(ApplicationMark, { ...by, application, provinceId: application.province.id, question, verdict, note })
  }
}
