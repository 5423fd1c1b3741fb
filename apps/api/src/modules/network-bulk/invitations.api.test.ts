import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type Client, type World } from '../../../test/world.ts'
import { configureLinks } from '../../kernel/auth/links.ts'
import type { Mail } from '../../kernel/mail.ts'
import { inviteMutation } from '../users/user.fixture.ts'

let world: World
let admin: Client
beforeAll(async () => {
  world = await openWorld()
  admin = await world.as('HQ_ADMIN')
})
afterAll(() => world.close())

interface Row {
  label: string
  outcome: string
  errorCode: string | null
}

async function resend(ids: readonly string[]): Promise<Row[]> {
  const { started } = await admin.data<{ started: { job: { id: string } } }>(
    'mutation ($input: ChangeUsersInput!) { started: changeUsers(input: $input) { job { id } } }',
    { input: { ids, step: 'RESEND_INVITATION', expectedCount: ids.length } },
  )
  const { id } = started.job
  const state = async () =>
    (await admin.data<{ job: { state: string } }>('query ($id: ID!) { job(id: $id) { state } }', { id })).job.state
  await expect.poll(state, { timeout: 30_000 }).toBe('DONE')
  const { bulkRows } = await admin.data<{ bulkRows: { nodes: Row[] } }>(
    'query ($id: [ID!]) { bulkRows(filter: { job: $id }, first: 100) { nodes { label outcome errorCode } } }',
    { id: [id] },
  )
  return bulkRows.nodes
}

test('each invited person gets his link by mail; nobody else does, and without a way to mail nobody', async () => {
  const mails: Mail[] = []
  const { publicUrl, mailer } = world.app.services
  const idOf = async (email: string) =>
    (await world.sql<{ id: string }>('select id from app_user where email = $1', [email]))[0]?.id ?? ''
  for (const name of ['甲', '乙'])
    await admin.data(inviteMutation, {
      input: { name, email: `${name === '甲' ? 'a' : 'b'}@bulk.test`, roles: ['TRAINER'] },
    })
  const ids = [await idOf('a@bulk.test'), await idOf('b@bulk.test'), await idOf('hq_reader@test')]
  const outcomes = async () => Object.fromEntries((await resend(ids)).map((row) => [row.label, row.errorCode]))

  expect(await outcomes()).toEqual({ 甲: 'BULK_NOT_MAILED', 乙: 'BULK_NOT_MAILED', HQ_READER: 'FLOW_STEP_NOT_ALLOWED' })
  configureLinks({ publicUrl, mailer: { delivers: true, send: async (mail) => void mails.push(mail) } })
  try {
    expect(await outcomes()).toEqual({ 甲: null, 乙: null, HQ_READER: 'FLOW_STEP_NOT_ALLOWED' })
    await expect
      .poll(() => mails.map(({ to }) => to).toSorted(), { timeout: 20_000 })
      .toEqual(['a@bulk.test', 'b@bulk.test'])
  } finally {
    configureLinks({ publicUrl, mailer })
  }
})
