import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemCaller, type Ctx } from '../src/kernel/context.ts'
import { defineEvent } from '../src/kernel/outbox.ts'
import { withScope } from '../src/kernel/scope.ts'
import { importClient } from './import-client.ts'
import { headers, rowOf } from './station-file.ts'
import { openWorld, type Client, type World } from './world.ts'

let world: World
let owner: Client
let hq: Client
beforeAll(async () => {
  world = await openWorld()
  ;[owner, hq] = await Promise.all([world.asOwnerOf('A'), world.as('HQ_ADMIN')])
})
afterAll(() => world.close())

interface Deed {
  action: string
  entity: string
  entity_id: string | null
  station_id: string | null
  actor_id: string
  actor_roles: string[]
  session_id: string | null
  outcome: string
  error_code: string | null
  input: Record<string, unknown> | null
  changes: { entity: string; field: string; from: unknown; to: unknown }[]
  request_id: string
}
const lastDeed = async () => (await world.sql<Deed>('select * from audit_event order by seq desc limit 1'))[0]
const countDeeds = async () => (await world.sql('select 1 from audit_event')).length

const person = async (more: object = {}) => ({
  stationId: await world.stationId('A'),
  name: '陈静',
  phone: '13700137000',
  position: 'TECHNICIAN',
  productLines: [],
  joinedOn: '2025-06-01',
  ...more,
})
const addText = 'mutation ($input: AddStaffMemberInput!) { addStaffMember(input: $input) { id version } }'
const updateText = 'mutation ($input: UpdateStaffMemberInput!) { updateStaffMember(input: $input) { id version } }'

describe('the audit trail', () => {
  let member: { id: string; version: number }

  test('says who did what in which request, from what to what', async () => {
    const { body, headers: sent } = await owner.http({
      method: 'POST',
      url: '/graphql',
      payload: { query: addText, variables: { input: await person() } },
    })
    member = (JSON.parse(body) as { data: { addStaffMember: typeof member } }).data.addStaffMember
    const station = await world.stationId('A')
    const made = await lastDeed()
    expect(made).toMatchObject({
      action: 'addStaffMember',
      entity: 'StaffMember',
      entity_id: member.id,
      station_id: station,
      actor_id: owner.userId,
      actor_roles: ['STATION_OWNER'],
      outcome: 'DONE',
      error_code: null,
      request_id: sent['x-request-id'],
    })
    expect(made?.session_id).toMatch(/^[0-9a-f-]{36}$/)
    expect(made?.changes).toContainEqual({
      entity: 'StaffMember',
      entityId: member.id,
      field: 'name',
      from: null,
      to: '陈静',
    })
    await hq.data(updateText, {
      input: { ...member, expectedVersion: member.version, version: undefined, name: '陈晓静', phone: '13700137001' },
    })
    const changed = await lastDeed()
    expect(changed).toMatchObject({ action: 'updateStaffMember', actor_roles: ['HQ_ADMIN'], station_id: station })
    expect(changed?.changes).toEqual(
      expect.arrayContaining([
        { entity: 'StaffMember', entityId: member.id, field: 'name', from: '陈静', to: '陈晓静' },
        { entity: 'StaffMember', entityId: member.id, field: 'phone', from: '137****7000', to: '137****7001' },
      ]),
    )
    expect(changed?.changes.map(({ field }) => field).toSorted()).toEqual(['name', 'phone'])
  })

  test('keeps refusals with their reason, and nothing of what was refused', async () => {
    const [foreign, before] = [await world.stationId('B'), await countDeeds()]
    await owner.code(addText, { input: await person({ stationId: foreign, phone: '13700137002' }) })
    expect(await lastDeed()).toMatchObject({
      action: 'addStaffMember',
      outcome: 'REFUSED',
      error_code: 'NOT_FOUND',
      entity_id: null,
      input: null,
      changes: [],
    })
    await owner.code(updateText, { input: { id: member.id, expectedVersion: 77, name: '谁' } })
    expect(await lastDeed()).toMatchObject({ outcome: 'REFUSED', error_code: 'CONFLICT', entity_id: member.id })
    await owner.code('mutation ($input: InviteUserInput!) { inviteUser(input: $input) { sentTo } }', {
      input: { name: '谁', email: 'who@audit.test', roles: ['TECHNICIAN'], stationId: foreign },
    })
    expect(await lastDeed()).toMatchObject({ action: 'inviteUser', outcome: 'REFUSED', error_code: 'NOT_FOUND' })
    await (await world.as('TECHNICIAN')).code(updateText, { input: { id: '-'.repeat(36), expectedVersion: 1 } })
    expect(await lastDeed()).toMatchObject({
      action: 'updateStaffMember',
      outcome: 'REFUSED',
      error_code: 'FORBIDDEN',
      entity_id: null,
    })
    expect(await countDeeds()).toBe(before + 4)
  })

  test('is not written by reading, by wrong input or by visitors', async () => {
    const before = await countDeeds()
    await hq.data('{ stations { nodes { id } } viewer { id } }')
    expect(await owner.code(addText, { input: await person({ name: '' }) })).toBe('INPUT_INVALID')
    expect(await world.asPublic().code(addText, { input: await person() })).toBe('UNAUTHENTICATED')
    expect(await countDeeds()).toBe(before)
  })

  test('holds no phone, no address of a person, no secret', async () => {
    await hq.data('mutation ($input: InviteUserInput!) { inviteUser(input: $input) { url } }', {
      input: { name: '何伟', email: 'he.wei@audit.test', phone: '13912345678', roles: ['FINANCE'] },
    })
    const { id, version } = (
      await world.sql<{ id: string; version: number }>(`select id, version from station where code = 'W-A'`)
    )[0] ?? { id: '', version: 0 }
    await hq.data('mutation ($input: UpdateStationInput!) { updateStation(input: $input) { id } }', {
      input: {
        id,
        expectedVersion: version,
        principalPhone: '13912345670',
        contacts: [{ name: '何伟', duty: '站长', phone: '13912345671' }],
      },
    })
    const [{ text } = { text: '' }] = await world.sql<{ text: string }>(
      'select string_agg(a::text, $1) as text from audit_event a',
      ['\n'],
    )
    for (const trace of ['1391234567', '13700137', 'he.wei', '/invitation/']) expect(text, trace).not.toContain(trace)
    expect(text).toContain('139****5670')
    const cookies = await world.sql<{ token: string }>('select token from auth.session')
    for (const { token } of cookies) expect(text).not.toContain(token)
  })

  test.each(['app_hq', 'app_region', 'app_station', 'app_public', 'app_external', 'app_job', 'app_auth'])(
    'cannot be changed as %s',
    async (role) => {
      const before = await countDeeds()
      for (const statement of [
        `update audit_event set actor_name = 'x'`,
        'delete from audit_event',
        'truncate audit_event',
        'alter table audit_event disable trigger all',
        'drop table audit_event',
      ]) {
        const said = await world.sql(`begin; set local role ${role}; ${statement}; commit`).then(
          () => 'done',
          (error: Error) => error.message,
        )
        expect(said, statement).toMatch(/permission denied|must be owner/)
      }
      expect(await countDeeds()).toBe(before)
    },
  )

  test('cannot be changed by the owner of the database by mistake either', async () => {
    for (const statement of [
      `update audit_event set actor_name = 'x'`,
      'delete from audit_event',
      'truncate audit_event',
    ])
      await expect(world.sql(statement)).rejects.toThrow('audit rows never change')
  })
})

describe('an event', () => {
  const happened = defineEvent<{ n: number }>('test.happened')
  const seen = () => world.sql(`select 1 from outbox_event where name = 'test.happened'`)
  const run = (work: (ctx: Ctx) => Promise<void>) =>
    withScope(world.app.services.database, systemCaller(world.app.services.clock), work)

  test('is there after the commit, and not before', async () => {
    await run(async (ctx) => {
      ctx.emit(happened({ n: 1 }))
      await ctx.em.flush()
      expect(await seen()).toEqual([])
    })
    expect(await seen()).toHaveLength(1)
  })

  test('of a change that failed is never there', async () => {
    const failing = run(async (ctx) => {
      ctx.emit(happened({ n: 2 }))
      await ctx.em.flush()
      throw new Error('the change failed')
    })
    await expect(failing).rejects.toThrow('the change failed')
    expect(await seen()).toHaveLength(1)
  })

  test('of a refused mutation starts no job; of a done one it starts one', async () => {
    const imports = importClient(hq)
    const checked = await imports.check(Buffer.from(`${headers.join(',')}\n${rowOf(1).join(',')}`))
    const count = async () =>
      (await world.sql(`select 1 from outbox_event where name = 'jobs.started' union all select 1 from job`)).length
    expect((await imports.askStep('runImport', { ...checked, version: 99 })).errors?.[0]?.extensions.code).toBe(
      'CONFLICT',
    )
    expect(await count()).toBe(0)
    expect(await imports.run(checked)).toMatchObject({ state: 'DONE', job: { state: 'DONE' } })
    expect(await count()).toBe(2)
    expect((await imports.askStep('runImport', checked)).errors?.[0]?.extensions.code).toBe('CONFLICT')
    expect(await count()).toBe(2)
  })
})
