import { afterAll, beforeAll, expect, test } from 'vitest'
import { upload } from '../../../test/applicant.ts'
import { openWorld, type Client, type World } from '../../../test/world.ts'
import { approvedApplication, codeTo, readApplication, take } from './opening.fixture.ts'

let world: World
let region: Client
let applicant: Client
let application: { id: string; link: Record<string, string> }

beforeAll(async () => {
  world = await openWorld()
  region = await world.as('REGION_MANAGER')
  application = await approvedApplication(world, '91330502MA2B4C5D6X')
  applicant = world.withToken(application.link['x-stationmaster-link'] ?? '', '198.51.100.9')
  const { version } = await readApplication(region, application.id)
  await take(region, 'startConstruction', {
    id: application.id,
    expectedVersion: version,
    milestones: [{ key: 'layout', plannedOn: '2099-01-01' }],
  })
})
afterAll(() => world.close())

const remove = 'mutation($input: RemoveApplicationFileInput!) { removeApplicationFile(input: $input) { id } }'
const plan = '{ applicationMilestones { id key version state } }'

test('an applicant adds proof by his link where it is asked for, and takes it back until he has reported', async () => {
  const send = (slot: string, file?: { name: string; bytes: Buffer }) => upload(applicant, application.id, slot, file)
  expect((await send('check:priceList')).statusCode).toBe(409)
  expect((await send('milestone:layout', { name: '照片.jpg', bytes: Buffer.from('no picture') })).statusCode).toBe(400)
  expect((await upload(world.asPublic('198.51.100.7'), application.id, 'milestone:layout')).statusCode).toBe(401)
  const [kept, spare] = await Promise.all([send('milestone:layout'), send('milestone:layout')])
  const idOf = ({ body }: { body: string }) => (JSON.parse(body) as { id: string }).id
  expect((await applicant.ask(remove, { input: { id: idOf(spare) } })).errors).toBeUndefined()

  const { applicationMilestones } = await applicant.data<{
    applicationMilestones: { id: string; key: string; version: number }[]
  }>(plan)
  const [layout, next] = applicationMilestones
  const report = (at: typeof layout, file: string) => ({ id: at?.id, expectedVersion: at?.version, fileIds: [file] })
  expect(await codeTo(applicant, 'completeMilestone', report(layout, idOf(spare)))).toBe('INPUT_INVALID')
  await take(applicant, 'completeMilestone', report(layout, idOf(kept)))
  expect((await applicant.ask(remove, { input: { id: idOf(kept) } })).errors?.[0]?.extensions.code).toBe(
    'APPLICATION_FILE_IN_USE',
  )
  expect(next?.key).not.toBe('layout')
})

test('the plan is told to the link alone', async () => {
  expect(await world.asPublic().data(plan)).toEqual({ applicationMilestones: [] })
  expect(await region.data(plan)).toEqual({ applicationMilestones: [] })
})
