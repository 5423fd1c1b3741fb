import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  approval,
  at,
  correction,
  openCredentials,
  refusal,
  renewal,
  submission,
  withdrawal,
  type Credentials,
} from './credential.fixture.ts'

let here: Credentials
beforeAll(async () => {
  here = await openCredentials('2026-11-20T10:00:00+08:00')
})
afterAll(() => here.world.close())
beforeEach(() => here.world.sql(`update credential set state = 'WITHDRAWN'`))

describe('a credential', () => {
  test('is sent by the station and decided by headquarters', async () => {
    const { owner } = here.people
    const credential = await here.submit()
    expect(credential).toMatchObject({ state: 'SUBMITTED', availableActions: ['withdraw'] })
    expect(await owner.code(approval, at(credential))).toBe('FORBIDDEN')
    expect(await here.approve(credential)).toMatchObject({ state: 'APPROVED', seriesId: credential.id })
  })

  test('is sent back with a reason, corrected in its place and approved', async () => {
    const { owner, decider } = here.people
    const credential = await here.submit({ number: 'B-1' })
    expect((await decider.ask(refusal, at(credential))).errors).toBeDefined()
    const refused = await here.take(decider, refusal, at(credential, { reason: '图片模糊' }))
    const reasonOf = async () =>
      (
        await owner.data<{ credential: { decisionReason: string | null; files: { file: { id: string } }[] } }>(
          'query ($id: ID!) { credential(id: $id) { decisionReason files { file { id } } } }',
          { id: credential.id },
        )
      ).credential
    const before = await reasonOf()
    expect(before.decisionReason).toBe('图片模糊')
    const seen = await here.now(owner, credential.id)
    expect(seen?.availableActions).toEqual(['correct', 'withdraw'])

    const picture = await here.picture(owner)
    const corrected = await here.take(
      owner,
      correction,
      at(refused, await here.content(owner, { number: 'B-2', fileIds: [picture] })),
    )
    expect(corrected).toMatchObject({ id: credential.id, state: 'SUBMITTED' })
    const after = await reasonOf()
    expect(after.decisionReason).toBe('图片模糊')
    expect(after.files.map(({ file }) => file.id)).toEqual([picture])
    expect(await here.approve(corrected)).toMatchObject({ state: 'APPROVED' })
    expect((await reasonOf()).decisionReason).toBeNull()
    const reviews = await here.world.sql<{ state: string; open: boolean }>(
      `select state, ended_at is null as open from deadline where key = 'credentials.review' and subject_id = $1`,
      [credential.id],
    )
    expect(reviews).toEqual([
      { state: 'MET', open: false },
      { state: 'MET', open: false },
    ])
  })

  test('keeps its pictures when the correction names them again', async () => {
    const { owner, decider } = here.people
    const first = await here.picture(owner)
    const refused = await here.take(
      decider,
      refusal,
      at(await here.submit({ fileIds: [first] }), { reason: '号码不符' }),
    )
    const second = await here.picture(owner)
    const foreign = await here.picture(decider)
    const input = at(refused, await here.content(owner, { fileIds: [first, foreign] }))
    expect((await owner.ask(correction, input)).errors?.[0]?.extensions.fields?.[0]?.path).toBe('fileIds')
    await here.take(owner, correction, at(refused, await here.content(owner, { fileIds: [first, second] })))
    const files = await here.world.sql(`select file_id from credential_file where credential_id = $1 order by place`, [
      refused.id,
    ])
    expect(files).toHaveLength(2)
  })

  test('is taken back by the station while nobody has approved it, and not afterwards', async () => {
    const { owner } = here.people
    const withdrawn = await here.take(owner, withdrawal, at(await here.submit({ number: 'W-1' })))
    expect(withdrawn).toMatchObject({ state: 'WITHDRAWN', availableActions: [] })
    const open = await here.world.sql(`select 1 from deadline where subject_id = $1 and ended_at is null`, [
      withdrawn.id,
    ])
    expect(open).toEqual([])
    const approved = await here.approve(await here.submit({ number: 'W-2' }))
    expect(await owner.code(withdrawal, at(approved))).toBe('FLOW_STEP_NOT_ALLOWED')
    expect(await owner.code(correction, at(approved, await here.content(owner)))).toBe('FLOW_STEP_NOT_ALLOWED')
  })

  test('is not decided by the one who sent it', async () => {
    const { decider } = here.people
    const input = { stationId: here.station, kind: 'INSURANCE', ...(await here.content(decider)) }
    const own = await here.take(decider, submission, { input })
    expect(own.availableActions).toEqual(['withdraw'])
    expect(await decider.code(approval, at(own))).toBe('CREDENTIAL_OWN_SUBMISSION')
  })

  test('names its holder when a person holds it', async () => {
    const { owner } = here.people
    const input = { stationId: here.station, kind: 'SPECIAL_OPERATION', ...(await here.content(owner)) }
    expect(await owner.code(submission, { input })).toBe('CREDENTIAL_NEEDS_HOLDER')
  })

  test('that is over already is not sent', async () => {
    const { owner } = here.people
    const content = await here.content(owner, { validUntil: '2026-11-19' })
    const input = { stationId: here.station, kind: 'INSURANCE', ...content }
    const [problem] = (await owner.ask(submission, { input })).errors ?? []
    expect(problem?.extensions.fields).toMatchObject([{ path: 'validUntil', code: 'PAST' }])
  })

  test('shows own pictures only, and is nothing to a foreign station', async () => {
    const { owner } = here.people
    const credential = await here.submit({ number: 'C-1' })
    const foreign = await here.world.asOwnerOf('B')
    expect(await here.now(foreign, credential.id)).toBeNull()
    expect(await foreign.code(withdrawal, at(credential))).toBe('NOT_FOUND')
    const { credentials } = await foreign.data<{ credentials: { totalCount: number } }>(
      '{ credentials { totalCount } }',
    )
    expect(credentials.totalCount).toBe(0)
    const input = { stationId: here.station, kind: 'INSURANCE', ...(await here.content(foreign)) }
    expect(await foreign.code(submission, { input })).toBe('NOT_FOUND')
    const theirs = { stationId: here.station, kind: 'INSURANCE', ...(await here.content(foreign)) }
    expect((await owner.ask(submission, { input: theirs })).errors?.[0]?.extensions.fields?.[0]?.path).toBe('fileIds')
  })
})

test('one renewal at a time is on its way, also while it is sent back; the series holds them together', async () => {
  const { owner, decider } = here.people
  const old = await here.approve(await here.submit({ number: 'R-1' }))
  const sent = await here.renew(old, { number: 'R-2' })
  expect(sent.seriesId).toBe(old.id)
  const again = at(old, await here.content(owner))
  expect(await owner.code(renewal, again)).toBe('CREDENTIAL_RENEWAL_WAITS')
  const refused = await here.take(decider, refusal, at(sent, { reason: '缺页' }))
  expect(await owner.code(renewal, again)).toBe('CREDENTIAL_RENEWAL_WAITS')
  await here.take(owner, withdrawal, at(refused))
  const third = await here.approve(await here.renew(old, { number: 'R-3' }))
  const { credentials } = await owner.data<{ credentials: { nodes: { id: string; state: string }[] } }>(
    `query ($series: ID!) { credentials(filter: { series: [$series] }, sort: CREATED_AT_ASC) { nodes { id state } } }`,
    { series: third.seriesId },
  )
  expect(credentials.nodes.map(({ state }) => state)).toEqual(['SUPERSEDED', 'WITHDRAWN', 'APPROVED'])
})

test('is found by region, as the list of headquarters filters', async () => {
  const { decider } = here.people
  await here.submit({ number: 'F-1' })
  const [place] = await here.world.sql<{ province: string; area: string }>(
    `select s.province_id as province, r.parent_id as area from station s join region r on r.id = s.province_id where s.id = $1`,
    [here.station],
  )
  const count = async (filter: object) =>
    (
      await decider.data<{ credentials: { totalCount: number } }>(
        'query ($filter: CredentialFilter) { credentials(filter: $filter) { totalCount } }',
        { filter: { state: ['SUBMITTED'], ...filter } },
      )
    ).credentials.totalCount
  expect(await count({ province: [place?.province] })).toBe(1)
  expect(await count({ area: [place?.area] })).toBe(1)
  expect(await count({ province: [here.station] })).toBe(0)
})
