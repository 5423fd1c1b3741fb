import type { GraphQLSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { graphqlSchema } from '../src/kernel/graphql-schema.ts'
import { modules } from '../src/modules.ts'
import { canaryOf, fillStations, type StationRows } from './canaries.ts'
import { idFilters, isFree, nodeOf, objectOf, queriesOf, sortsOf, wholeSelections } from './selection.ts'
import { stationNames, type StationName } from './template.ts'
import { forgetRequests } from '../src/kernel/http/turns.ts'
import { openWorld, type Answer, type Client, type World } from './world.ts'

let world: World
let schema: GraphQLSchema
let rows: Record<StationName, StationRows>
let callers: { name: string; client: Client; sees: readonly StationName[] }[]

beforeAll(async () => {
  world = await openWorld()
  schema = await graphqlSchema(modules)
  rows = await fillStations(world)
  callers = [
    { name: 'owner of A', client: await world.asOwnerOf('A'), sees: ['A'] },
    { name: 'owner of B', client: await world.asOwnerOf('B'), sees: ['B'] },
    { name: 'technician of A', client: await world.as('TECHNICIAN'), sees: ['A'] },
    { name: 'region manager', client: await world.as('REGION_MANAGER'), sees: ['A', 'B'] },
  ]
})
afterAll(() => world.close())

/** What must not stand in any answer to this caller: texts and ids of the rows of other stations. */
function traces(sees: readonly StationName[], except: readonly string[] = []): string[] {
  const hidden = stationNames.filter((name) => !sees.includes(name))
  const texts = hidden.flatMap((name) => {
    const { station, member, user, file, job } = rows[name]
    return [canaryOf(name), `W-${name}"`, `owner-${name.toLowerCase()}@test`, station, member, user, file, job]
  })
  return texts.filter((text) => !except.includes(text))
}

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code ?? null

function expectNoTrace(
  answer: Answer,
  sees: readonly StationName[],
  what: string,
  except: readonly string[] = [],
): void {
  const text = JSON.stringify(answer)
  expect(
    traces(sees, except).filter((trace) => text.includes(trace)),
    what,
  ).toEqual([])
}

const idsOf = (names: readonly StationName[]) => names.flatMap((name) => Object.values(rows[name]))
const hiddenIds = (sees: readonly StationName[]) => idsOf(stationNames.filter((name) => !sees.includes(name)))
const listQueries = () => queriesOf(schema).filter((field) => isFree(field) && nodeOf(field))

async function expectNoTraceInAll(client: Client, sees: readonly StationName[], asks: readonly string[]) {
  for (const text of asks) {
    let answers = [await client.ask(text)]
    if (codeOf(answers[0] as Answer) === 'OPERATION_TOO_LARGE')
      answers = await Promise.all(
        [0, 1, 2].map((offset) => client.ask(text.replace('first: 5', `first: 1, offset: ${offset}`))),
      )
    for (const answer of answers) {
      expect([null, 'FORBIDDEN'], text).toContain(codeOf(answer))
      expectNoTrace(answer, sees, text)
    }
  }
}

/** Headquarters walks a list row by row; everybody else then asks for what follows after the same row. */
async function expectOwnPages(hq: Client, list: string, sort: string): Promise<void> {
  const page = `query ($after: String) { ${list}(sort: ${sort}, first: 1, after: $after) { nodes { id } pageInfo { endCursor } } }`
  let after: string | null = null
  for (let step = 0; step < 4; step += 1) {
    const data: Record<string, { pageInfo: { endCursor: string | null } }> = await hq.data(page, { after })
    after = data[list]?.pageInfo.endCursor ?? null
    const answers = await Promise.all(callers.map(({ client }) => client.ask(page, { after })))
    for (const [index, answer] of answers.entries())
      expectNoTrace(answer, callers[index]?.sees ?? [], `${list} ${sort}`)
  }
}

describe('nothing of another station is in any answer', () => {
  const expectEach = async (run: (caller: (typeof callers)[number]) => Promise<void>) => {
    for (const caller of callers) await run(caller)
  }

  test('walking every list as deep as it goes', async () => {
    await expectEach(async ({ client, sees }) => {
      for (const field of queriesOf(schema)) {
        if (!isFree(field)) continue
        const node = nodeOf(field)
        const selections = wholeSelections(node ?? objectOf(field), 3)
        await expectNoTraceInAll(
          client,
          sees,
          selections.map((inner) =>
            node ? `{ ${field.name}(first: 5) { totalCount nodes ${inner} } }` : `{ ${field.name} ${inner} }`,
          ),
        )
      }
    })
  })

  test('asking for every foreign id by every record field, whole', async () => {
    await expectEach(async ({ client, sees }) => {
      const records = queriesOf(schema).filter(({ args }) => args.some(({ name }) => name === 'id'))
      for (const id of hiddenIds(sees)) {
        const body = records
          .filter(({ name }) => name !== 'region')
          .map((field) => `${field.name}(id: $id) ${wholeSelections(objectOf(field))[0]}`)
        for (let from = 0; from < body.length; from += 8) {
          const answer = await client.ask(`query ($id: ID!) { ${body.slice(from, from + 8).join(' ')} }`, { id })
          expect([null, 'FORBIDDEN']).toContain(codeOf(answer))
          expect(Object.values(answer.data ?? {}).filter((value) => value !== null)).toEqual([])
        }
      }
    })
  })

  test('narrowing by foreign ids, in every filter that takes ids', async () => {
    await expectEach(async ({ client, sees }) => {
      for (const field of listQueries()) {
        if (field.name === 'regions') continue
        for (const filter of idFilters(field)) {
          const answer = await client.ask(
            `query ($ids: [ID!]) { ${field.name}(filter: { ${filter}: $ids }) { totalCount nodes { id } } }`,
            { ids: hiddenIds(sees) },
          )
          expectNoTrace(answer, sees, `${field.name} by ${filter}`)
          const refused = codeOf(answer) === 'FORBIDDEN'
          if (!refused && filter !== 'entityId')
            expect([field.name, filter, answer.data?.[field.name]]).toEqual([
              field.name,
              filter,
              { nodes: [], totalCount: 0 },
            ])
        }
      }
    })
  })

  test('what is said about every record, and what happened to it', async () => {
    const about = queriesOf(schema).flatMap((field) => {
      const node = field.args.some(({ name }) => name === 'subjectId') ? nodeOf(field) : null
      return node ? wholeSelections(node).map((inner) => ({ name: field.name, inner })) : []
    })
    const subjects = [
      ['STATION', 'station'],
      ['STAFF_MEMBER', 'member'],
      ['USER', 'user'],
    ] as const
    const asked = about.flatMap((field) =>
      subjects.flatMap(([type, row]) => stationNames.map((name) => ({ ...field, type, id: rows[name][row] }))),
    )
    await expectEach(async ({ client, sees }) => {
      for (const { name, inner, type, id } of asked) {
        const answer = await client.ask(
          `query ($id: ID!) { ${name}(subjectType: ${type}, subjectId: $id) { nodes ${inner} } }`,
          { id },
        )
        expect([null, 'FORBIDDEN']).toContain(codeOf(answer))
        expectNoTrace(answer, sees, `${name} of ${type} ${inner}`)
      }
    })
  })

  test('searching for what stands there only', async () => {
    await expectEach(async ({ client, sees }) => {
      for (const field of listQueries().filter(({ args }) => args.some(({ name }) => name === 'search'))) {
        for (const name of stationNames.filter((one) => !sees.includes(one))) {
          const answer = await client.ask(
            `query ($search: String) { ${field.name}(search: $search) { totalCount nodes { id } } }`,
            { search: canaryOf(name) },
          )
          if (codeOf(answer) !== 'FORBIDDEN')
            expect([field.name, answer.data?.[field.name]]).toEqual([field.name, { totalCount: 0, nodes: [] }])
        }
      }
    })
  })

  test('walking in every order with the cursors that headquarters got', async () => {
    const hq = await world.as('HQ_ADMIN')
    for (const field of listQueries()) for (const sort of sortsOf(field)) await expectOwnPages(hq, field.name, sort)
  })

  test('under aliases, in fragments and below relations that lead back', async () => {
    const inner =
      '{ code name staff { name station { code staff { phone } contacts { phone } } accounts { email station { code } } } }'
    const text = `query ($a: ID!, $b: ID!) { a: station(id: $a) { ...S } b: station(id: $b) { ...S } code: station(id: $b) { name: remark }
      users(first: 5) { nodes { email station ${inner} } } staffMembers(first: 5) { nodes { station ${inner} } } stations(first: 5) { nodes { area { stationCount } province { stationCount } } } }
      fragment S on Station ${inner}`
    for (const { client, sees, name } of callers) {
      await forgetRequests(client.userId ?? '')
      const foreign = rows.C.station
      const answer = await client.ask(text, { a: rows[sees[0] ?? 'A'].station, b: foreign })
      expectNoTrace(answer, sees, name)
      if (name === 'technician of A') continue
      expect(answer.data).toMatchObject({ a: { code: `W-${sees[0]}` }, b: null, code: null })
      const { nodes }: { nodes: { province: { stationCount: number } }[] } = answer.data?.['stations'] ?? { nodes: [] }
      expect(nodes[0]?.province.stationCount).toBe(sees.length)
    }
  })
})
