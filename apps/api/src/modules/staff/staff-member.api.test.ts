import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type Client, type Fields, type World } from '../../../test/world.ts'

let world: World
let owner: Client
let network: Client
beforeAll(async () => {
  world = await openWorld()
  ;[owner, network] = await Promise.all([world.asOwnerOf('A'), world.as('NETWORK_MANAGER')])
})
afterAll(() => world.close())

const add =
  'mutation($input: AddStaffMemberInput!) { addStaffMember(input: $input) { id version state badgeNumber phone station { code } availableActions } }'
const change = (name: string, type: string) =>
  `mutation($input: ${type}!) { ${name}(input: $input) { id version state leftOn name phone } }`

interface Member {
  id: string
  version: number
  state: string
  badgeNumber: string
}
const person = async (over: object = {}) => ({
  stationId: await world.stationId('A'),
  name: '赵六',
  phone: '13911112222',
  position: 'TECHNICIAN',
  productLines: ['AIR_CONDITIONER'],
  joinedOn: '2025-03-01',
  ...over,
})

test('a person is registered with a badge number, changed, leaves and comes back', async () => {
  const member = (await owner.data<Fields>(add, { input: await person() }))['addStaffMember'] as Member
  expect(member).toMatchObject({
    state: 'ACTIVE',
    phone: '13911112222',
    station: { code: 'W-A' },
    availableActions: ['edit', 'deactivate'],
  })
  expect(member.badgeNumber).toMatch(/^SG-\d{8}-\d{4}$/)
  const renamed = (
    await owner.data<Fields>(change('updateStaffMember', 'UpdateStaffMemberInput'), {
      input: { id: member.id, expectedVersion: 1, name: '赵六六' },
    })
  )['updateStaffMember']
  expect(renamed).toMatchObject({ name: '赵六六', phone: '13911112222', version: 2 })
  const step = (onDate?: string) => ({ input: { id: member.id, expectedVersion: 2, ...(onDate ? { onDate } : {}) } })
  expect(await owner.code(change('deactivateStaffMember', 'StaffMemberStepInput'), step('2025-02-28'))).toBe(
    'STAFF_MEMBER_LEFT_BEFORE_JOINING',
  )
  const left = (await owner.data<Fields>(change('deactivateStaffMember', 'StaffMemberStepInput'), step('2026-01-31')))[
    'deactivateStaffMember'
  ]
  expect(left).toMatchObject({ state: 'LEFT', leftOn: '2026-01-31' })
  const back = (
    await owner.data<Fields>(change('reactivateStaffMember', 'StaffMemberStepInput'), {
      input: { id: member.id, expectedVersion: 3 },
    })
  )['reactivateStaffMember']
  expect(back).toMatchObject({ state: 'ACTIVE', leftOn: null })
})

test('a number stands once per station', async () => {
  await owner.data<Fields>(add, { input: await person({ phone: '13933334444' }) })
  const again = await owner.ask(add, { input: await person({ phone: '+86 139 3333 4444' }) })
  expect(again.errors?.[0]?.extensions).toMatchObject({
    code: 'INPUT_INVALID',
    fields: [{ path: 'phone', code: 'DUPLICATE' }],
  })
  const elsewhere = await network.ask(add, {
    input: await person({ phone: '13933334444', stationId: await world.stationId('B') }),
  })
  expect(elsewhere.errors).toBeUndefined()
})

test('whoever leaves can no longer sign in, from the next request on (M-03)', async () => {
  const member = (await owner.data<Fields>(add, { input: await person({ phone: '13955556666' }) }))[
    'addStaffMember'
  ] as Member
  await owner.data<Fields>('mutation($input: InviteUserInput!) { inviteUser(input: $input) { url } }', {
    input: { name: '赵六', phone: '13955556666', roles: ['TECHNICIAN'], staffMemberId: member.id },
  })
  await world.sql(`update app_user set state = 'ACTIVE', email = 'leaver@test' where staff_member_id = $1`, [member.id])
  const [user] = await world.sql<{ id: string }>('select id from app_user where staff_member_id = $1', [member.id])
  await world.sql(
    `insert into auth."user" (id, name, email, email_verified, created_at, updated_at) values ($1::uuid, '', $1::text || '@login.invalid', true, now(), now()) on conflict do nothing`,
    [user?.id],
  )
  const leaver = await world.signedIn('leaver@test', 'portal')
  expect((await leaver.data<Fields>('{ viewer { name } }'))['viewer']).toEqual({ name: '赵六' })
  await owner.data<Fields>(change('deactivateStaffMember', 'StaffMemberStepInput'), {
    input: { id: member.id, expectedVersion: member.version },
  })
  expect((await leaver.data<Fields>('{ viewer { name } }'))['viewer']).toBeNull()
  expect(await leaver.code('{ stations { totalCount } }')).toBe('UNAUTHENTICATED')
})

test("another station's people are not there", async () => {
  const foreign = (
    await network.data<Fields>(add, {
      input: await person({ stationId: await world.stationId('B'), phone: '13977778888' }),
    })
  )['addStaffMember'] as Member
  expect(
    (await owner.data<Fields>('query($id: ID!) { staffMember(id: $id) { name } }', { id: foreign.id }))['staffMember'],
  ).toBeNull()
  expect(
    await owner.code(change('updateStaffMember', 'UpdateStaffMemberInput'), {
      input: { id: foreign.id, expectedVersion: 1, name: '改名' },
    }),
  ).toBe('NOT_FOUND')
  expect(
    await owner.code(add, { input: await person({ stationId: await world.stationId('B'), phone: '13988889999' }) }),
  ).toBe('NOT_FOUND')
})
