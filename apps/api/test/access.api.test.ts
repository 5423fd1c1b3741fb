import { roles, type Role } from '@stationmaster/contracts/identity'
import { getNamedType, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FieldAccess } from '../src/kernel/access.ts'
import { graphqlSchema } from '../src/kernel/graphql-schema.ts'
import { newId } from '../src/kernel/ids.ts'
import { declaredPermissions } from '../src/kernel/permissions.ts'
import { modules } from '../src/modules.ts'
import { permissionsOf, scopeClassOf } from '../src/modules/identity/matrix.rules.ts'
import { detailReaders, guarded, mutations, queries, type Entry } from './access.entries.ts'
import {
  addCalendarVersion,
  addJob,
  addPolicyVersion,
  addView,
  fillStations,
  fingerprint,
  missing,
  type Rows,
  type StationRows,
} from './canaries.ts'
import { importClient } from './import-client.ts'
import { headers, rowOf } from './station-file.ts'
import { isStationRole, type StationName } from './template.ts'
import { openWorld, type Answer, type Client, type World } from './world.ts'

type Field = GraphQLField<unknown, unknown>
interface Person {
  client: Client
  own: Rows
  foreign: Rows
}

let world: World
let schema: GraphQLSchema
let stations: Record<StationName, StationRows>
let shared: Pick<Rows, 'import' | 'file' | 'area' | 'province' | 'template' | 'policy' | 'calendar'>

beforeAll(async () => {
  world = await openWorld()
  schema = await graphqlSchema(modules)
  stations = await fillStations(world)
  const admin = importClient(await world.as('HQ_ADMIN'))
  const file = await admin.upload(Buffer.from(`${headers.join(',')}\n${rowOf(1).join(',')}`))
  const checked = await admin.check(Buffer.from(`${headers.join(',')}\n${rowOf(2).join(',')}`))
  const [area, province] = [await regionId('HD'), await regionId('33')]
  const [template, policy] = [await templateId(), await addPolicyVersion(world)]
  const calendar = await addCalendarVersion(world)
  shared = { import: checked.id, file, area, province, template, policy, calendar }
})
afterAll(() => world.close())

const regionId = async (code: string) =>
  (await world.sql<{ id: string }>('select id from region where code = $1', [code]))[0]?.id ?? ''
const templateId = async () =>
  (await world.sql<{ id: string }>(`select id from application_template where kind = 'VEHICLE' limit 1`))[0]?.id ?? ''

const fieldsOf = (kind: 'query' | 'mutation'): [string, Field, Entry | undefined][] => {
  const [type, entries] = kind === 'query' ? [schema.getQueryType(), queries] : [schema.getMutationType(), mutations]
  return Object.entries(type?.getFields() ?? {}).map(([name, field]) => [name, field, entries[name]])
}
const allFields = () => [...fieldsOf('query'), ...fieldsOf('mutation')]
const kindOf = (name: string) => (Object.hasOwn(queries, name) ? 'query' : 'mutation')
const allowOf = ({ extensions }: Pick<Field, 'extensions'>) => (extensions as FieldAccess).allow
const isPublicChange = (name: string, field: Field) => kindOf(name) === 'mutation' && allowOf(field) === 'public'
const mayCall = (role: Role, field: Field) => {
  const allow = allowOf(field)
  return allow === 'public' || (allow ?? []).some((permission) => permissionsOf([role]).has(permission))
}

function selectionOf(field: Field, entry: Entry): string {
  const type = getNamedType(field.type)
  return entry.select ?? (isObjectType(type) && 'nodes' in type.getFields() ? '{ nodes { id } }' : '{ id }')
}

async function call(client: Client, name: string, field: Field, rows: Rows): Promise<Answer> {
  const entry = (queries[name] ?? mutations[name]) as Entry
  const given = entry.args(rows)
  const types = field.args.filter((arg) => arg.name in given)
  const declared = types.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ')
  const passed = types.map((arg) => `${arg.name}: $${arg.name}`).join(', ')
  const [head, tail] = types.length > 0 ? [`(${declared})`, `(${passed})`] : ['', '']
  return client.ask(`${kindOf(name)} ${head} { ${name}${tail} ${selectionOf(field, entry)} }`, given)
}

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code ?? null
const valueOf = ({ data }: Answer, name: string): unknown => data?.[name]
const nodesOf = (answer: Answer, name: string) => (valueOf(answer, name) as { nodes?: unknown[] } | null)?.nodes

const sessionsWhere = async (condition: string, userId: string) =>
  (
    await world.sql<{ id: string }>(`select id from auth.session where ${condition} order by created_at, id`, [userId])
  ).map(({ id }) => id)

/** A person of each role, with a session to spare and a job of his own. To headquarters nothing is foreign: there it is missing. */
async function personOf(role: Role): Promise<Person> {
  const isStation = isStationRole(role)
  const spare = await world.as(role)
  const userId = spare.userId ?? ''
  const session = (await sessionsWhere('user_id = $1', userId)).at(-1) ?? ''
  const client = await world.as(role)
  const job = await addJob(world, 'own', userId, isStation ? stations.A.station : null)
  const view = await addView(world, `own-${newId()}`.slice(0, 40), userId, isStation ? stations.A.station : null)
  const own = { ...missing(), ...stations.A, ...shared, session, job, view }
  const foreignSession = (await sessionsWhere('user_id <> $1', userId))[0] ?? newId()
  if (scopeClassOf([role]) === 'ALL') return { client, own, foreign: { ...missing(), session: foreignSession } }
  return {
    client,
    own: { ...own, file: stations.A.file },
    foreign: { ...missing(), ...stations.C, session: foreignSession },
  }
}

test('every root field has an entry and every entry a field', () => {
  const fields = allFields().map(([name]) => name)
  expect(fields.filter((name) => !(name in queries) && !(name in mutations))).toEqual([])
  expect([...Object.keys(queries), ...Object.keys(mutations)].filter((name) => !fields.includes(name))).toEqual([])
})

test('a mutation needs a permission of the writing side, but for those that change nothing of others', () => {
  const writing = new Set(
    declaredPermissions().flatMap(({ code, side }) => (side === 'write' || side === 'govern' ? [code] : [])),
  )
  const reading = fieldsOf('mutation').filter(
    ([name, field, entry]) =>
      !isPublicChange(name, field) &&
      !entry?.applicant &&
      !([allowOf(field) ?? []].flat() as string[]).every((code) => writing.has(code)),
  )
  const own = 'cancelJob deleteView keepListLook renameView revokeSession saveView setDefaultView shareView'
  const inbox = 'markAllNotifications markNotifications setNotificationPreferences'
  const shown = 'reveal' // audited, with its reason
  const files = reading.map(([name]) => name).filter((name) => name.startsWith('export'))
  expect(reading.map(([name]) => name).toSorted()).toEqual(
    [...`${own} ${inbox} ${shown}`.split(' '), ...files].toSorted(),
  )
})

describe('what a role may not do is refused, changes nothing and is noted', () => {
  test('for anonymous callers', async () => {
    const before = await fingerprint(world)
    for (const [index, [name, field]] of allFields().entries()) {
      const nobody = world.asPublic(`10.0.0.${index}`) // one address may ask 60 times a minute
      if (allowOf(field) === 'public') continue
      expect([name, codeOf(await call(nobody, name, field, { ...missing(), ...shared, ...stations.A }))]).toEqual([
        name,
        'UNAUTHENTICATED',
      ])
    }
    expect(await fingerprint(world)).toBe(before)
  })

  test.each(roles)('%s', async (role) => {
    const { client, own, foreign } = await personOf(role)
    const before = await fingerprint(world)
    const denied = allFields().filter(([, field]) => !mayCall(role, field))
    for (const [name, field] of denied) {
      const answers = await Promise.all([own, foreign].map((rows) => call(client, name, field, rows)))
      expect([name, ...answers.map(codeOf)]).toEqual([name, 'FORBIDDEN', 'FORBIDDEN'])
    }
    expect(await fingerprint(world)).toBe(before)
    const refused = await world.sql<{ action: string }>(
      `select action from audit_event where actor_id = $1 and outcome = 'REFUSED' and error_code = 'FORBIDDEN'`,
      [client.userId],
    )
    const expected = denied.map(([name]) => name).filter((name) => kindOf(name) === 'mutation')
    expect(refused.map(({ action }) => action).toSorted()).toEqual([...expected, ...expected].toSorted())
  })
})

describe('what a role may do reaches its own rows and no others', () => {
  test('everybody may ask the public fields', async () => {
    const nobody = world.asPublic()
    const open = allFields().filter(([, field]) => allowOf(field) === 'public')
    for (const [name, field] of open)
      // a public change belongs to somebody's token or asks for a solved puzzle
      expect([name, codeOf(await call(nobody, name, field, missing()))]).toEqual([
        name,
        kindOf(name) === 'query' ? null : expect.stringMatching(/^(NOT_FOUND|PUZZLE_WRONG)$/),
      ])
  })

  test.each(roles)('%s', async (role) => {
    const { client, own, foreign } = await personOf(role)
    for (const [name, field, entry] of allFields()) {
      if (!mayCall(role, field) || entry?.rowless || entry?.applicant) continue
      const [answer, missed] = await Promise.all([
        call(client, name, field, foreign),
        call(client, name, field, missing()),
      ])
      if (kindOf(name) === 'mutation')
        expect([name, codeOf(answer), codeOf(missed)]).toEqual([name, 'NOT_FOUND', 'NOT_FOUND'])
      else if (nodesOf(answer, name)) expect([name, nodesOf(answer, name)]).toEqual([name, []])
      else expect([name, answer.data, answer.errors]).toEqual([name, { [name]: null }, undefined])
    }
    for (const [name, field, entry] of allFields().toReversed()) {
      if (!mayCall(role, field) || entry?.absent || isPublicChange(name, field)) continue
      const answer = await call(client, name, field, own)
      const code = codeOf(answer)
      if (entry?.applicant) {
        const refused = kindOf(name) === 'mutation' ? [name, 'FORBIDDEN', undefined] : [name, null, null]
        expect([name, code, answer.data?.[name]]).toEqual(refused)
        continue
      }
      if (kindOf(name) === 'query') expect([name, code, answer.data?.[name]]).toEqual([name, null, expect.anything()])
      else
        expect(
          ['FORBIDDEN', 'NOT_FOUND', 'INTERNAL', 'UNAUTHENTICATED', 'OPERATION_INVALID'].includes(code ?? ''),
          `${name}: ${code}`,
        ).toBe(false)
    }
  })
})

describe('sensitive fields', () => {
  const belowRoot = () =>
    Object.values(schema.getTypeMap())
      .filter(
        (type) =>
          isObjectType(type) &&
          !type.name.startsWith('__') &&
          type !== schema.getQueryType() &&
          type !== schema.getSubscriptionType() &&
          type !== schema.getMutationType(),
      )
      .flatMap((type) =>
        Object.values(isObjectType(type) ? type.getFields() : {}).map(
          (field) => [`${type.name}.${field.name}`, field.extensions as FieldAccess] as const,
        ),
      )

  test('every guarded or masked field is in the table, with its permission', () => {
    const found = belowRoot().flatMap(([name, { allow, masked }]) => {
      if (masked) return [[name, { permission: masked.unless, otherwise: 'masked' }]]
      return allow ? [[name, { permission: allow[0], otherwise: 'null' }]] : []
    })
    expect(Object.fromEntries(found)).toEqual(guarded)
  })

  const sensitive = `creditCode principalName principalPhone signedOn contractEndsOn remark contacts { name phone } staff { name phone }`
  test.each(roles)('%s', async (role) => {
    const { client, own } = await personOf(role)
    const { station } = await client.data(`query ($id: ID!) { station(id: $id) { code address ${sensitive} } }`, {
      id: own.station,
    })
    const clear = detailReaders.includes(role)
    expect(station).toEqual({
      code: 'W-A',
      address: 'canary-A-address',
      creditCode: clear ? 'canary-A-credit' : null,
      principalName: clear ? 'canary-A-principal' : null,
      principalPhone: clear ? '13900000065' : '139****0065',
      signedOn: clear ? '2025-01-15' : null,
      contractEndsOn: clear ? '2099-12-31' : null,
      remark: clear ? 'canary-A-remark' : null,
      contacts: [{ name: 'canary-A-contact', phone: clear ? '13600000065' : '136****0065' }],
      staff: clear ? expect.arrayContaining([{ name: 'canary-A-member', phone: '13700000065' }]) : null,
    })
    const member = await client.ask('query ($id: ID!) { staffMember(id: $id) { phone } }', { id: own.member })
    expect(codeOf(member) ?? member.data?.['staffMember']).toEqual(clear ? { phone: '13700000065' } : 'FORBIDDEN')
  })
})
