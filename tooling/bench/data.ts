import type pg from 'pg'

/** How many rows of each kind make up `total` documents. */
export const sizesOf = (total: number) => ({
  stations: Math.max(200, Math.round(total / 20)),
  staff: Math.round(total / 2),
  comments: Math.round(total / 10),
  files: Math.round(total / 20),
  credentials: Math.round(total / 10),
  audit: Math.round(total * 0.2),
})

const given =
  "(array['伟','芳','娜','秀英','敏','静','丽','强','磊','军','洋','勇','艳','杰','娟','涛','明','超','秀兰','霞'])"
const family =
  "(array['王','李','张','刘','陈','杨','赵','黄','周','吴','徐','孙','胡','朱','高','林','何','郭','马','罗'])"
const street = "(array['文三路','中山路','解放路','人民路','建设路','和平街','新华街','延安路','长江路','黄河路'])"

/** Random, but the same at every run: a hash of the row number stands for chance. */
const pick = (array: string, salt: number) => `${array}[1 + abs(hashint4(n * 31 + ${salt}))::int % 20]`
/** A UUID of version 7, as the API asks for, out of a row number. */
const uuid = (space: string, row = 'n') =>
  `overlay(overlay(md5('${space}' || ${row}) placing '7' from 13 for 1) placing '8' from 17 for 1)::uuid`
const numbered = (rows: number) => `generate_series(1, ${rows}) n`

/** A row of people at stations 1 … count: `s` is the station of row n. */
const atStation = (stations: number) => `join bench_station s on s.place = 1 + g.n % ${stations}`

function statements(total: number): [table: string, sql: string][] {
  const size = sizesOf(total)
  return [
    [
      'station',
      `insert into station (id, code, name, kind, level, ownership, state, state_since, product_lines, province_id, city_id, district_id, address,
         principal_name, principal_phone, service_phone, signed_on, contract_ends_on, search_text, created_at, updated_at)
       select ${uuid('station')}, 'BN' || lpad(n::text, 6, '0'), d.name || ${pick(given, 1)} || '服务站', (array['APPLIANCE','VEHICLE','EQUIPMENT'])[1 + n % 3],
         (array['LEVEL_1','LEVEL_2','LEVEL_3'])[1 + n / 3 % 3], 'OUTSOURCED', (array['ACTIVE','ACTIVE','ACTIVE','ACTIVE','PROBATION','SUSPENDED','TERMINATED'])[1 + n % 7],
         timestamptz '2025-01-01' + n % 500 * interval '1 day', '{AIR_CONDITIONER,SUV}', p.id, c.id, d.id,
         ${pick(street.replace('])', ",'学院路','滨江路','环城路','工业路','科技路','东风路','西湖路','南京路','北京路','上海路'])"), 2)} || ' ' || n % 300 || ' 号',
         ${pick(family, 3)} || ${pick(given, 4)}, '138' || lpad((n % 100000000)::text, 8, '0'), '0571' || lpad((n % 10000000)::text, 8, '8'),
         date '2023-01-01' + n % 900, date '2026-06-01' + n % 900,
         lower('bn' || lpad(n::text, 6, '0') || ' ' || d.path || ' ' || d.name || ${pick(given, 1)} || '服务站'), timestamptz '2024-01-01' + n * interval '1 minute', now()
       from ${numbered(size.stations)}
       join bench_district d on d.place = n % (select count(*) from bench_district)
       join region c on c.id = d.parent_id join region p on p.id = c.parent_id`,
    ],
    [
      '',
      `create table bench_station as select row_number() over (order by code) as place, id, province_id, code from station where code like 'BN%'`,
    ],
    ['', `create unique index on bench_station (place)`],
    [
      'station_contact',
      `insert into station_contact (id, station_id, province_id, name, duty, phone)
       select ${uuid('contact', "s.place || '-' || k")}, s.id, s.province_id, (${family})[1 + (s.place + k) % 20] || '先生', '站长', '139' || lpad((s.place * 2 + k)::text, 8, '0')
       from bench_station s, generate_series(1, 2) k`,
    ],
    [
      'station_state_change',
      `insert into station_state_change (id, station_id, province_id, from_state, to_state, step, reason, by_name, at)
       select ${uuid('change', "s.place || '-' || k")}, s.id, s.province_id, case when k > 1 then 'PROBATION' end, 'ACTIVE', 'confirm', '按合同', '王敏', timestamptz '2025-01-01' + (s.place % 100 + k) * interval '1 day'
       from bench_station s, generate_series(1, 5) k`,
    ],
    [
      'staff_member',
      `insert into staff_member (id, station_id, province_id, name, phone, position, product_lines, badge_number, joined_on, state, search_text, created_at, updated_at)
       select ${uuid('staff', 'g.n')}, s.id, s.province_id, g.name, g.phone, (array['TECHNICIAN','TECHNICIAN','TECHNICIAN','DRIVER','DISPATCHER','FRONT_DESK','MANAGER','PARTS_CLERK'])[1 + g.n % 8],
         '{SUV}', 'BS' || lpad(g.n::text, 8, '0'), date '2020-01-01' + g.n % 2000, case when g.n % 10 = 0 then 'LEFT' else 'ACTIVE' end,
         lower(g.name || ' bs' || lpad(g.n::text, 8, '0')), timestamptz '2024-01-01' + g.n * interval '1 second', now()
       from (select n, ${pick(family, 5)} || ${pick(given, 6)} || case when n % 2 = 0 then ${pick(given, 7)} else '' end as name, '137' || lpad(n::text, 8, '0') as phone from ${numbered(size.staff)}) g
       ${atStation(size.stations)}`,
    ],
    [
      'comment',
      `insert into comment (id, subject_type, subject_id, station_id, province_id, visibility, text, author_id, author_name, author_audience, created_at, updated_at)
       select ${uuid('comment', 'g.n')}, 'STATION', s.id, s.id, s.province_id, case when g.n % 3 = 0 then 'INTERNAL' else 'STATION' end, '第 ' || g.n || ' 条：已联系站长，资料本周补齐。',
         u.id, u.name, 'HEADQUARTERS', timestamptz '2025-01-01' + g.n * interval '1 second', now()
       from (select n from ${numbered(size.comments)}) g ${atStation(size.stations)} cross join (select id, name from app_user where 'HQ_ADMIN' = any (roles) order by id limit 1) u`,
    ],
    [
      'stored_file',
      `insert into stored_file (id, name, media_type, size, sha256, has_thumbnail, station_id, uploaded_by_id, created_at)
       select ${uuid('file', 'g.n')}, '资料 ' || g.n || '.pdf', 'application/pdf', 1000, repeat('0', 64), false, s.id, null, timestamptz '2025-01-01' + g.n * interval '1 second'
       from (select n from ${numbered(size.files)}) g ${atStation(size.stations)}`,
    ],
    [
      'credential',
      `insert into credential (id, series_id, station_id, province_id, staff_member_id, kind, number, issuer, valid_from, valid_until, state, submitted_by_name, search_text, created_at, updated_at)
       select ${uuid('credential', 'g.n')}, ${uuid('credential', 'g.n')}, s.id, s.province_id, null, (array['BUSINESS_LICENCE','QUALIFICATION','INSURANCE'])[1 + g.n % 3], 'ZZ' || lpad(g.n::text, 10, '0'), '市场监督管理局',
         date '2024-01-01' + g.n % 700, date '2027-01-01' + g.n % 1500, (array['APPROVED','APPROVED','APPROVED','APPROVED','SUPERSEDED','REJECTED','SUBMITTED'])[1 + g.n % 7], '王敏',
         'zz' || lpad(g.n::text, 10, '0') || ' 市场监督管理局 ' || lower(s.code), timestamptz '2025-01-01' + g.n * interval '1 second', now()
       from (select n from ${numbered(size.credentials)}) g ${atStation(size.stations)}`,
    ],
    [
      'audit_event',
      `insert into audit_event (seq, id, at, actor_id, actor_name, actor_roles, station_id, action, entity, entity_id, outcome, changes, request_id)
       select nextval('audit_event_seq'), ${uuid('audit', 'g.n')}, timestamptz '2025-01-01' + g.n * interval '10 second', null, '王敏', '{HQ_ADMIN}', s.id, 'updateStation', 'Station', s.id, 'DONE',
         jsonb_build_array(jsonb_build_object('entity', 'Station', 'entityId', s.id::text, 'field', 'remark', 'from', '', 'to', 'x')), 'bench'
       from (select n from ${numbered(size.audit)}) g ${atStation(size.stations)}`,
    ],
  ]
}

/** GIN indexes are built once over all rows instead of row by row. */
async function withoutSlowIndexes(client: pg.Client, table: string, fill: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes where schemaname = 'public' and tablename = $1 and indexdef like '%USING gin%'`,
    [table],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  await fill()
  for (const { definition } of rows) await client.query(definition)
}

/** Fills the product's own tables with `total` documents; does nothing where they stand already. */
export async function fill(client: pg.Client, total: number, say: (line: string) => void): Promise<void> {
  const { rows } = await client.query<{ made: string | null }>(`select obj_description('station'::regclass) as made`)
  if (rows[0]?.made === `bench ${total}`) return
  if (rows[0]?.made?.startsWith('bench')) throw new Error(`the folder holds another size: ${rows[0].made}`)
  await client.query(
    `set session_replication_role = replica; set maintenance_work_mem = '256MB'; set synchronous_commit = off`,
  )
  await client.query(`create table bench_district as select row_number() over (order by code) - 1 as place, id, name, path, parent_id from region where level = 'DISTRICT'
    and parent_id in (select id from region where level = 'CITY' and parent_id in (select id from region where level = 'PROVINCE' and parent_id is not null))`)
  await client.query(
    `insert into file_blob (sha256, size, has_thumbnail, created_at) values (repeat('0', 64), 1000, false, now()) on conflict do nothing`,
  )
  for (const [table, sql] of statements(total)) {
    const started = performance.now()
    await withoutSlowIndexes(client, table, async () => void (await client.query(sql)))
    if (table) say(`  ${table}: ${((performance.now() - started) / 1000).toFixed(1)} s`)
  }
  await client.query('drop table bench_district, bench_station')
  await client.query('vacuum analyze')
  await client.query(`comment on table station is 'bench ${total}'`)
}
