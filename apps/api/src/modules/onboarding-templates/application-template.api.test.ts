import { afterAll, beforeAll, expect, test } from 'vitest'
import { addApplication } from '../../../test/canaries.onboarding.ts'
import { contentOf } from '../../seed/application-templates.ts'
import { openWorld, type Client, type World } from '../../../test/world.ts'

let world: World
let admin: Client
beforeAll(async () => {
  world = await openWorld()
  admin = await world.as('HQ_ADMIN')
})
afterAll(() => world.close())

const slot = { kind: 'APPLIANCE', level: 'LEVEL_2' } as const
interface Template {
  id: string
  number: number
  state: string
  version: number
  content: { inspectionPassMark: number }
}
const fields = '{ id number state version content { inspectionPassMark } }'
const draft = async () =>
  (
    await admin.data<{ template: Template }>(
      `mutation ($input: DraftApplicationTemplateInput!) { template: draftApplicationTemplate(input: $input) ${fields} }`,
      { input: slot },
    )
  ).template
const change = (step: 'publish' | 'discard', { id, version }: Template) => {
  const name = `${step}ApplicationTemplate`
  return [
    `mutation ($input: ApplicationTemplateStepInput!) { ${name}(input: $input) { id } }`,
    { input: { id, expectedVersion: version } },
  ] as const
}
const update = `mutation ($input: UpdateApplicationTemplateInput!) { template: updateApplicationTemplate(input: $input) ${fields} }`
const templateOf = async (id: string) =>
  (
    await admin.data<{ template: Template }>(`query ($id: ID!) { template: applicationTemplate(id: $id) ${fields} }`, {
      id,
    })
  ).template
const edited = (mark: number) => ({ ...contentOf(slot), inspectionPassMark: mark })

test('an application keeps the version it started with; new ones get the new version; the old one stays readable', async () => {
  const running = await addApplication(world, 'old-', await world.stationId('A'))
  const template =
    'query ($id: ID!) { stationApplication(id: $id) { template { id number content { inspectionPassMark } } } }'
  const before = await admin.data<{ stationApplication: { template: Template } }>(template, { id: running })
  const next = await draft()
  expect([next.number, next.state]).toEqual([2, 'DRAFT'])
  const { template: saved } = await admin.data<{ template: Template }>(update, {
    input: { id: next.id, expectedVersion: next.version, content: edited(93) },
  })
  await admin.data(...change('publish', saved))
  const after = await admin.data<{ stationApplication: { template: Template } }>(template, { id: running })
  expect(after).toEqual(before)
  expect(after.stationApplication.template.number).toBe(1)
  expect(await templateOf(before.stationApplication.template.id)).toMatchObject({ state: 'SUPERSEDED' })
  expect(await templateOf(next.id)).toMatchObject({ state: 'PUBLISHED', content: { inspectionPassMark: 93 } })
  const { applicationForm } = await world
    .asPublic()
    .data<{ applicationForm: { constructionDays: number } }>(
      '{ applicationForm(kind: APPLIANCE, level: LEVEL_2) { constructionDays } }',
    )
  expect(applicationForm.constructionDays).toBeGreaterThan(0)
})

test('a published version never changes; there is one draft; a draft equal to the published version is not published', async () => {
  const next = await draft()
  expect(await admin.code(...draftAgain())).toBe('APPLICATION_TEMPLATE_DRAFT_EXISTS')
  expect(await admin.code(...change('publish', next))).toBe('APPLICATION_TEMPLATE_UNCHANGED')
  const { applicationTemplates } = await admin.data<{ applicationTemplates: { nodes: Template[] } }>(
    `{ applicationTemplates(filter: { kind: [APPLIANCE], level: [LEVEL_2], state: [PUBLISHED] }) { nodes ${fields} } }`,
  )
  const [published] = applicationTemplates.nodes
  const input = { id: published?.id, expectedVersion: published?.version, content: edited(1) }
  expect(await admin.code(update, { input })).toBe('APPLICATION_TEMPLATE_NOT_DRAFT')
  expect(await admin.code(update, { input: { id: next.id, expectedVersion: 999, content: edited(1) } })).toBe(
    'CONFLICT',
  )
  const empty = { ...contentOf(slot), milestones: [] }
  expect(await admin.code(update, { input: { id: next.id, expectedVersion: next.version, content: empty } })).toBe(
    'INPUT_INVALID',
  )
  await admin.data(...change('discard', next))
  expect(await templateOf(next.id)).toBeNull()
})

const draftAgain = () =>
  [
    `mutation ($input: DraftApplicationTemplateInput!) { draftApplicationTemplate(input: $input) { id } }`,
    { input: slot },
  ] as const

test('only headquarters edits', async () => {
  for (const role of ['REGION_MANAGER', 'STATION_OWNER'] as const)
    expect(await (await world.as(role)).code(...draftAgain())).toBe('FORBIDDEN')
})
