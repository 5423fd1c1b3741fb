import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { localDate } from '../../kernel/clock.ts'
import { openCredentials, submission, type Credentials } from '../credentials/credential.fixture.ts'
import { raiseAlarms } from '../deadlines/deadline-sweep.service.ts'
import { expireOverdue } from '../credentials/credential.service.ts'
import { lacksCredential, servableLines } from './index.ts'
import { signingObstacles } from './standing.service.ts'

const today = '2026-11-20T10:00:00+08:00'
let here: Credentials
beforeAll(async () => {
  here = await openCredentials(today)
  await here.world.sql(`update station set product_lines = '{REFRIGERATOR,AIR_CONDITIONER}' where id = $1`, [
    here.station,
  ])
})
afterAll(() => here.world.close())
beforeEach(async () => {
  await here.world.sql(`delete from deadline`)
  await here.world.sql(`update credential set state = 'WITHDRAWN'`)
  await here.goTo(today)
})

const lacks = (day: string) => {
  const about = { stationId: here.station, productLine: 'REFRIGERATOR', onDay: localDate(day) } as const
  return here.inScope((ctx) => lacksCredential(ctx, about))
}
const serves = (day: string) =>
  here.inScope((ctx) => servableLines(ctx, { stationId: here.station, onDay: localDate(day) }))

/** How many reminders have gone out about a credential, one for each moment at which somebody is told. */
async function reminders(id: string): Promise<number> {
  const [found] = await here.world.sql<{ n: number }>(
    `select count(distinct payload->>'occasion')::int as n from outbox_event
      where name = 'notifications.asked' and payload->'params'->>'subjectId' = $1
        and payload->'params'->>'key' = 'credentials.expiry'`,
    [id],
  )
  return found?.n ?? 0
}

/** Two sweeps at the same time, as two processes do. */
async function sweepOn(day: string): Promise<void> {
  await here.goTo(`${day}T09:00:00+08:00`)
  await Promise.all([here.inScope(raiseAlarms), here.inScope(raiseAlarms)])
}

test('reminds 90, 60, 30 and 7 days before, each exactly once, and no more once the renewal is approved', async () => {
  const old = await here.approve(await here.submit({ number: 'D-1', validUntil: '2027-06-30' }))
  // 2027-06-30 less 90 is 04-01, less 60 is 05-01, less 30 is 05-31, less 7 is 06-23
  const told: string[] = []
  for (const day of [
    '2027-03-31',
    '2027-04-01',
    '2027-04-02',
    '2027-04-30',
    '2027-05-01',
    '2027-05-30',
    '2027-05-31',
  ]) {
    await sweepOn(day)
    told.push(`${day} ${await reminders(old.id)}`)
  }
  for (const day of ['2027-06-22', '2027-06-23', '2027-06-24', '2027-06-30']) {
    await sweepOn(day)
    told.push(`${day} ${await reminders(old.id)}`)
  }
  expect(told).toEqual([
    '2027-03-31 0',
    '2027-04-01 1',
    '2027-04-02 1',
    '2027-04-30 1',
    '2027-05-01 2',
    '2027-05-30 2',
    '2027-05-31 3',
    '2027-06-22 3',
    '2027-06-23 4',
    '2027-06-24 4',
    '2027-06-30 4',
  ])
})

test('a renewal that is only sent does not end the reminders; its approval does, and begins its own', async () => {
  const old = await here.approve(await here.submit({ number: 'E-1', validUntil: '2027-06-30' }))
  await sweepOn('2027-04-01')
  const renewed = await here.renew(old, { number: 'E-2', validFrom: '2027-07-01', validUntil: '2030-06-30' })
  await sweepOn('2027-05-01')
  expect(await reminders(old.id)).toBe(2)
  await here.approve(renewed)
  for (const day of ['2027-05-31', '2027-06-23', '2027-07-01']) await sweepOn(day)
  expect(await reminders(old.id)).toBe(2)
  const open = await here.world.sql<{ subject_id: string }>(
    `select subject_id from deadline where key = 'credentials.expiry' and ended_at is null`,
  )
  expect(open).toEqual([{ subject_id: renewed.id }])
})

test('the last day still counts; on the day after the station drops out, and a renewal brings it back', async () => {
  const credential = await here.approve(await here.submit({ number: 'F-1' }))
  expect(await lacks('2027-01-10')).toEqual([])
  expect(await serves('2027-01-10')).toEqual(['REFRIGERATOR'])
  expect(await lacks('2027-01-11')).toEqual(['BUSINESS_LICENCE'])
  expect(await serves('2027-01-11')).toEqual([])
  await here.goTo('2027-01-10T23:59:59+08:00')
  await here.inScope(expireOverdue)
  expect(await here.now(here.people.owner, credential.id)).toMatchObject({ state: 'APPROVED' })
  await here.goTo('2027-01-11T00:00:00+08:00')
  await here.inScope(expireOverdue)
  const expired = await here.now(here.people.owner, credential.id)
  expect(expired).toMatchObject({ state: 'EXPIRED', availableActions: ['renew'] })
  const obstacles = () => here.inScope((ctx) => signingObstacles(ctx, here.station))
  expect(await obstacles()).toEqual(['CREDENTIAL_INVALID'])
  const renewed = await here.renew(expired ?? credential, { number: 'F-2', validFrom: '2027-01-11', validUntil: null })
  expect(await lacks('2027-01-11')).toEqual(['BUSINESS_LICENCE'])
  await here.approve(renewed)
  expect(await here.now(here.people.owner, credential.id)).toMatchObject({ state: 'SUPERSEDED' })
  expect(await serves('2027-01-11')).toEqual(['REFRIGERATOR'])
  expect(await obstacles()).toEqual([])
})

test('a permit that a person holds counts until he leaves', async () => {
  const { owner } = here.people
  await here.approve(await here.submit({ number: 'G-1' }))
  const person = {
    stationId: here.station,
    name: '高空作业员',
    phone: '13800002222',
    position: 'TECHNICIAN',
    productLines: [],
  }
  const { addStaffMember: holder } = await owner.data<{ addStaffMember: { id: string } }>(
    'mutation ($input: AddStaffMemberInput!) { addStaffMember(input: $input) { id } }',
    { input: { ...person, joinedOn: '2024-01-01' } },
  )
  const permit = { stationId: here.station, kind: 'SPECIAL_OPERATION', staffMemberId: holder.id }
  const input = { ...permit, ...(await here.content(owner, { number: 'T-1' })) }
  expect(await serves('2026-11-20')).toEqual(['REFRIGERATOR'])
  await here.approve(await here.take(owner, submission, { input }))
  expect(await serves('2026-11-20')).toEqual(['REFRIGERATOR', 'AIR_CONDITIONER'])
  await here.world.sql(`update staff_member set left_on = '2026-11-25', state = 'LEFT' where id = $1`, [holder.id])
  expect(await serves('2026-11-25')).toEqual(['REFRIGERATOR', 'AIR_CONDITIONER'])
  expect(await serves('2026-11-26')).toEqual(['REFRIGERATOR'])
})

test('what was never sent is no obstacle to signing', async () => {
  expect(await lacks('2026-11-20')).toEqual(['BUSINESS_LICENCE'])
  expect(await here.inScope((ctx) => signingObstacles(ctx, here.station))).toEqual([])
  expect(await here.inScope((ctx) => signingObstacles(ctx, null))).toEqual([])
})
