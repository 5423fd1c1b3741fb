import { stateOfStage, type FunnelStage } from '@stationmaster/contracts/onboarding-reports'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addApplication } from '../../../test/canaries.onboarding.ts'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type Client, type World } from '../../../test/world.ts'

let world: World
let admin: Client
let region: Client
beforeAll(async () => {
  world = await openWorld()
  admin = await world.as('HQ_ADMIN')
  region = await world.as('REGION_MANAGER')
  await addScenes()
})
afterAll(() => world.close())

const begun = Date.parse('2026-03-02T09:00:00+08:00')
const dayOf = (days: number) => new Date(begun + days * 86_400_000)

type Way = readonly (readonly [state: string, days: number])[]
const scenes: readonly { station: 'A' | 'B' | 'C'; ways: Way; end: string; refusal?: string; monthsLater?: number }[] =
  [
    { station: 'A', end: 'DRAFT', ways: [] },
    { station: 'A', end: 'SUBMITTED', ways: [['SUBMITTED', 2]] },
    {
      station: 'A',
      end: 'REJECTED',
      refusal: 'NO_DEMAND',
      ways: [
        ['SUBMITTED', 4],
        ['IN_REVIEW', 5],
        ['REJECTED', 9],
      ],
    },
    {
      station: 'B',
      end: 'REJECTED',
      refusal: 'NO_DEMAND',
      ways: [
        ['SUBMITTED', 6],
        ['REJECTED', 9],
      ],
    },
    {
      station: 'C',
      end: 'REJECTED',
      refusal: 'OTHER',
      ways: [
        ['SUBMITTED', 6],
        ['RETURNED', 7],
        ['SUBMITTED', 8],
        ['REJECTED', 9],
      ],
    },
    {
      station: 'C',
      end: 'CONSTRUCTION',
      ways: [
        ['SUBMITTED', 1],
        ['PRELIM_APPROVED', 11],
        ['CONSTRUCTION', 12],
      ],
    },
    {
      station: 'B',
      end: 'OPENED',
      ways: [
        ['SUBMITTED', 1],
        ['PRELIM_APPROVED', 21],
        ['OPENING_PREP', 81],
        ['OPENED', 91],
      ],
    },
    { station: 'B', end: 'SUBMITTED', monthsLater: 3, ways: [['SUBMITTED', 95]] },
  ]

async function addScenes(): Promise<void> {
  for (const [index, { station, ways, end, refusal, monthsLater }] of scenes.entries()) {
    const id = await addApplication(world, `r${index}-`, await world.stationId(station))
    await world.sql(
      `update station_application set state = $2, refusal_code = $3, created_at = $4, station_id = null where id = $1`,
      [id, end, refusal ?? null, dayOf((monthsLater ?? 0) * 30)],
    )
    for (const [to, days] of ways)
      await world.sql(
        `insert into station_application_state_change (id, application_id, province_id, to_state, step, reason, by_name, at)
         select $1, id, province_id, $3, 'step', '', '', $4 from station_application where id = $2`,
        [newId(), id, to, dayOf(days)],
      )
  }
  await world.sql(
    `insert into deadline (id, key, subject_type, subject_id, subject_label, province_id, clock, started_at, amount, calendar_revision,
       due_at, due_on, levels, state, created_at, updated_at)
     select gen_random_uuid(), 'onboarding.take', 'StationApplication', id, code, province_id, 'DAYS', now(), 1, 0, now(), current_date, '[]',
            'BREACHED', now(), now() from station_application where company_name in ('r1-company', 'r7-company')`,
  )
}

interface Report {
  stages: { stage: FunnelStage; count: number; medianDays: number | null; ninetiethDays: number | null }[]
  refusals: { reason: string; count: number }[]
  overdue: { state: string; owner: string; reviewerId: string | null; count: number }[]
}
const reportFor = async (client: Client, input: object = {}) =>
  (
    await client.data<{ onboardingReport: Report }>(
      `query ($input: OnboardingReportInput!) { onboardingReport(input: $input) {
         stages { stage count medianDays ninetiethDays } refusals { reason count } overdue { state owner reviewerId count } } }`,
      { input },
    )
  ).onboardingReport
const rowsFor = async (client: Client, filter: object) =>
  (
    await client.data<{ stationApplications: { totalCount: number } }>(
      'query ($filter: StationApplicationFilter!) { stationApplications(filter: $filter) { totalCount } }',
      { filter },
    )
  ).stationApplications.totalCount

test('the funnel counts how far applications came, and how long it took', async () => {
  const { stages, refusals } = await reportFor(admin)
  expect(stages.map(({ count }) => count)).toEqual([8, 7, 2, 1, 1])
  const [, submitted, approved, accepted, opened] = stages
  // 1 1 2 4 5 6 6 days: the first submission counts, and the last was begun 90 days later
  expect([submitted?.medianDays, approved?.medianDays, accepted?.medianDays, opened?.medianDays]).toEqual([
    4, 15, 60, 10,
  ])
  expect(approved?.ninetiethDays).toBe(19)
  expect(refusals).toEqual([
    { reason: 'NO_DEMAND', count: 2 },
    { reason: 'OTHER', count: 1 },
  ])
})

const questions = [
  { input: {}, filter: {} },
  {
    input: { from: '2026-03-01T00:00:00+08:00', to: '2026-03-31T23:59:59.999+08:00' },
    filter: { createdAt: { from: '2026-03-01T00:00:00+08:00', to: '2026-03-31T23:59:59.999+08:00' } },
  },
  { input: { kind: 'VEHICLE' }, filter: { kind: ['VEHICLE'] } },
  { input: { kind: 'APPLIANCE', level: 'LEVEL_2' }, filter: { kind: ['APPLIANCE'], level: ['LEVEL_2'] } },
]

test.each(['headquarters', 'region'] as const)('each number is the length of its list, for %s', async (who) => {
  const client = who === 'region' ? region : admin
  const [place] = await world.sql<{ province: string; area: string }>(
    `select province_id as province, parent_id as area from station s join region r on r.id = s.province_id where s.code = 'W-A'`,
  )
  const places = [
    { input: { provinceId: place?.province }, filter: { province: [place?.province] } },
    { input: { areaId: place?.area }, filter: { area: [place?.area] } },
  ]
  for (const { input, filter } of [...questions, ...places]) {
    const { stages, refusals, overdue } = await reportFor(client, input)
    for (const { stage, count } of stages) {
      const state = stateOfStage[stage]
      expect([stage, count]).toEqual([
        stage,
        await rowsFor(client, { ...filter, ...(state ? { passed: [state] } : {}) }),
      ])
    }
    for (const { reason, count } of refusals)
      expect(count).toBe(await rowsFor(client, { ...filter, state: ['REJECTED'], refusalCode: [reason] }))
    for (const { state, reviewerId, count } of overdue) {
      const reviewer = reviewerId ? { reviewerId: [reviewerId] } : {}
      expect(count).toBe(await rowsFor(client, { ...filter, ...reviewer, state: [state], isOverdue: true }))
    }
  }
})

test('a region manager counts his provinces only; stations have no report', async () => {
  const { stages, overdue } = await reportFor(region)
  expect(stages[0]?.count).toBe(scenes.filter(({ station }) => station !== 'C').length)
  expect(overdue).toEqual([{ state: 'SUBMITTED', owner: 'HEADQUARTERS', reviewerId: null, count: 2 }])
  const owner = await world.as('STATION_OWNER')
  expect(await owner.code('{ onboardingReport(input: {}) { stages { count } } }')).toBe('FORBIDDEN')
})

test('without applications the report is zeros, not an error', async () => {
  const { stages, refusals, overdue } = await reportFor(admin, { from: '2030-01-01T00:00:00+08:00' })
  expect(stages.map(({ count, medianDays }) => [count, medianDays])).toEqual(Array.from({ length: 5 }, () => [0, null]))
  expect([refusals, overdue]).toEqual([[], []])
})
