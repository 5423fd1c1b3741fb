import type { EntityMetadata } from '@mikro-orm/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withClient } from '../src/kernel/database.ts'
import { declaredLists } from '../src/kernel/list.ts'
import { ListQuery } from '../src/kernel/read/list-query.ts'
import { columnOf, metadata, shapeOf } from '../src/kernel/read/shape.ts'
import { openWorld, type World } from './world.ts'

let world: World
let indexes: { table: string; columns: string[]; definition: string }[]

beforeAll(async () => {
  world = await openWorld()
  indexes = await world.sql(
    `select t.relname as table, pg_get_indexdef(i.indexrelid) as definition,
            array(select coalesce(a.attname::text, '?') from unnest(i.indkey::int2[]) with ordinality k(number, place)
              left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number and k.number > 0 order by k.place) as columns
       from pg_index i join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = t.relnamespace where n.nspname in ('public', 'auth')`,
  )
})
afterAll(() => world.close())

/** Lists that stay small, or conditions that only narrow what another one has found, each with its reason. */
const excused: Record<string, string> = {
  'Comment.subjectType': 'always with subjectId, which has an index',
  'Comment.visibility': 'always with subjectId, which has an index',
  'ImportRow.row': 'always within one import, which has an index on both',
  'ImportRow.outcome': 'always within one import',
  'ImportRow.hasNotes': 'always within one import',
  'SavedView.list': 'a person’s own views, some dozens',
  'ApiClient.state': 'some dozens of programs',
  'ApplicationTemplate.state': 'some dozens of templates',
  'BulkRow.outcome': 'always within one job',
  'Notice.audience': 'headquarters writes some hundreds of notices a year',
  'Notice.mustRead': 'some hundreds of notices a year',
  'Notice.pinned': 'some hundreds of notices a year',
  'Notice.receiptState': 'some hundreds of notices, each looked up in a station’s own receipts',
  'NoticeReceipt.mustRead': 'narrows what station, notice or state find',
  'Notification.isRead': 'a person’s own, which have an index',
  'Notification.isShown': 'a person’s own, which have an index',
  'Notification.group': 'a person’s own, which have an index',
  'Deadline.state': 'narrows what key, station or day find; the open ones have an index of their own',
  'Deadline.isOpen': 'the open ones have an index of their own',
  'Deadline.isOverdue': 'among the open ones, by their day',
  'Deadline.dueOn': 'the day of due_at, in whose order the list stands',
  'Deadline.subjectType': 'narrows what key finds',
  'ApplicationProgress.kind': 'narrows the open applications, some thousands',
  'StationApplication.kind': 'narrows the open applications, some thousands',
  'StationApplication.level': 'narrows the open applications, some thousands',
  'Webhook.state': 'some dozens of group chats',
  'Webhook.kind': 'some dozens of group chats',
  'WebhookDelivery.state': 'asked within one group chat, which has an index',
  'User.audience': 'two values; a count stops at 10,000',
}

type Place = [meta: EntityMetadata, column: string]

/** Each step of a path is a lookup of its own: `province.parent` needs an index on both columns. */
function placesOf(meta: EntityMetadata, path: readonly string[]): Place[] {
  const [property = '', ...rest] = path
  const own: Place = [meta, columnOf(meta, property)]
  if (rest.length === 0) return [own]
  const { targetMeta } = meta.properties[property as never] as { targetMeta: EntityMetadata }
  return [own, ...placesOf(targetMeta, rest)]
}

const leads = ([meta, column]: Place) =>
  indexes.some(({ table, columns }) => table === meta.tableName && columns[0] === column)

function unindexedFilters({ type, filter }: ReturnType<typeof declaredLists>[number]): string[] {
  const shape = shapeOf(type)
  return Object.entries(filter).flatMap(([name, kind]) => {
    const existence = shape.exists?.[name]
    if (excused[`${type}.${name}`]) return []
    if (shape.calls?.[name]) return [`${type}.${name} is computed row by row`]
    const places: Place[] = existence
      ? [[metadata(existence.of), columnOf(metadata(existence.of), existence.by)]]
      : kind.kind === 'has'
        ? [[metadata(kind.of), columnOf(metadata(kind.of), kind.by)]]
        : placesOf(shape.meta, ('path' in kind && kind.path ? kind.path : name).split('.'))
    return places.every(leads) ? [] : [`${type}.${name}`]
  })
}

test('every filter of every list has an index', () => {
  expect(declaredLists().length).toBeGreaterThan(5)
  expect(declaredLists().flatMap(unindexedFilters)).toEqual([])
})

test('every order of every list has an index that ends in the id, or on unique values', () => {
  const missing = declaredLists().flatMap(({ type, sort }) => {
    const { meta, table } = shapeOf(type)
    return sort.flatMap((property) => {
      const column = columnOf(meta, property)
      const answers = indexes.some(
        ({ table: name, columns, definition }) =>
          name === table && columns[0] === column && (columns[1] === 'id' || /UNIQUE/.test(definition)),
      )
      return answers || excused[`${type}.${property}`] ? [] : [`${type}.${property}`]
    })
  })
  expect(missing).toEqual([])
})

test('every searched text has its indexes on three characters and on pairs', () => {
  const missing = declaredLists().flatMap(({ type, search }) => {
    if (!search) return []
    const { table, meta } = shapeOf(type)
    const column = columnOf(meta, search)
    const own = indexes.filter(({ table: name }) => name === table).map(({ definition }) => definition)
    const trigrams = own.some((text) => text.includes('gin_trgm_ops') && text.includes(column))
    const pairs = own.some((text) => text.includes(`search_pairs(${column})`))
    return trigrams && pairs ? [] : [`${type}.${search}`]
  })
  expect(missing).toEqual([])
})

test('PostgreSQL plans a search for its own words, and a list without conditions once', () => {
  const searched = declaredLists().filter(({ search }) => search)
  const isPlannedAnew = (list: (typeof searched)[number], search: string) =>
    new ListQuery(list, {
      filter: {},
      search,
      sort: { property: list.sort[0] ?? 'id', descending: false },
      hidden: new Set(),
      allRows: true,
    }).isPlannedAnew
  expect(searched.length).toBeGreaterThan(3)
  for (const list of searched) expect([isPlannedAnew(list, '王芳'), isPlannedAnew(list, '')]).toEqual([true, false])
})

/** How PostgreSQL counts when there are too many rows to look at: the world of the tests has a handful. */
async function planOfCount(table: string, where: string): Promise<string> {
  return withClient(world.owner, async (client) => {
    await client.query(`vacuum analyze ${table}`)
    await client.query('set enable_seqscan = off; set enable_bitmapscan = off; set role app_region')
    const { rows } = await client.query<string[]>({
      text: `explain select count(*) from ${table} where ${where}`,
      rowMode: 'array',
    })
    return rows.join('\n')
  })
}

test.each([
  ['station', `state = 'ACTIVE' and level = 'LEVEL_1'`],
  ['staff_member', `state = 'ACTIVE' and position = 'TECHNICIAN'`],
])(
  'what matches the usual filters of %s is counted from an index alone, for a region manager too',
  async (table, where) => {
    expect(await planOfCount(table, where)).toContain(`Index Only Scan using ${table}_counts`)
  },
)
