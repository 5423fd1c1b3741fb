export type Ask = (name: string, text: string, values: unknown[]) => Promise<(string | null)[][]>
export type Cells = (string | null)[]
export type Answer = (ask: Ask, variables: never) => Promise<object>

/** '2025-01-01 08:00:00.123456+00' as ISO with milliseconds. */
export const moment = (text: string | null | undefined) => {
  if (text == null) return null
  const fraction = text.length > 22 ? text.slice(20, -3).padEnd(3, '0').slice(0, 3) : '000'
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`
}
const list = (text: string | null | undefined) => (text == null || text === '{}' ? [] : text.slice(1, -1).split(','))
const cursor = (value: string | null | undefined, id: string | null | undefined) =>
  Buffer.from(JSON.stringify([value, id])).toString('base64url')
const place = (id: string | null | undefined, name: string | null | undefined) => ({ id, name })

const steps: Record<string, string[]> = {
  ACTIVE: ['edit', 'putOnProbation', 'suspend', 'startTermination'],
  PROBATION: ['edit', 'confirm', 'suspend', 'startTermination'],
  SUSPENDED: ['edit', 'resume', 'startTermination'],
  TERMINATING: ['edit', 'terminate'],
  TERMINATED: ['edit'],
}
const actions = (state: string | null | undefined) => steps[state ?? '']

const recordSql = `select s.id, s.code, s.name, s.kind, s.level, s.ownership, s.state, s.state_since, s.product_lines, s.address, s.service_phone,
  s.principal_name, s.principal_phone, s.signed_on, s.contract_ends_on, s.version, s.created_at, s.updated_at,
  p.id, p.name, c.id, c.name, d.id, d.name, a.id, a.name,
  (select json_agg(json_build_object('id', x.id, 'name', x.name, 'duty', x.duty, 'phone', x.phone) order by x.id) from station_contact x where x.station_id = s.id)
  from station s join region p on p.id = s.province_id join region c on c.id = s.city_id join region d on d.id = s.district_id left join region a on a.id = p.parent_id where s.id = $1`
const changesSql = `select id, from_state, to_state, step, reason, by_name, at from station_state_change where station_id = $1 order by at desc, id desc limit 100`

const record: Answer = async (ask, { id }: { id: string }) => {
  const [[row], changes] = await Promise.all([ask('record', recordSql, [id]), ask('changes', changesSql, [id])])
  const r = row as Cells
  return {
    station: {
      id: r[0],
      code: r[1],
      name: r[2],
      kind: r[3],
      level: r[4],
      ownership: r[5],
      state: r[6],
      stateSince: moment(r[7]),
      productLines: list(r[8]),
      address: r[9],
      servicePhone: r[10],
      principalName: r[11],
      principalPhone: r[12],
      signedOn: r[13],
      contractEndsOn: r[14],
      availableActions: actions(r[6]),
      version: Number(r[15]),
      createdAt: moment(r[16]),
      updatedAt: moment(r[17]),
      province: place(r[18], r[19]),
      city: place(r[20], r[21]),
      district: place(r[22], r[23]),
      area: place(r[24], r[25]),
      contacts: JSON.parse(r[26] ?? '[]') as object,
      stateChanges: changes.map((c) => ({
        id: c[0],
        from: c[1],
        to: c[2],
        step: c[3],
        reason: c[4],
        byName: c[5],
        at: moment(c[6]),
      })),
    },
  }
}

const pageSql = (
  offset: number,
) => `select s.id, s.code, s.name, s.state, s.level, s.kind, s.address, s.service_phone, s.principal_phone, s.contract_ends_on, s.created_at, s.version,
  p.id, p.name, c.id, c.name, a.id, a.name
  from (select * from station s where s.state = any ($1::text[]) and s.level = any ($2::text[]) order by s.name, s.id limit 51 offset ${offset}) s
  join region p on p.id = s.province_id join region c on c.id = s.city_id left join region a on a.id = p.parent_id order by s.name, s.id`
const countSql =
  'select count(*) from (select 1 from station where state = any ($1::text[]) and level = any ($2::text[]) limit 10001) t'

const page: Answer = async (ask, { state, level, offset }: { state: string[]; level: string[]; offset: number }) => {
  const [rows, count] = await Promise.all([
    ask(`page${offset}`, pageSql(offset), [state, level]),
    ask('count', countSql, [state, level]),
  ])
  const shown = rows.slice(0, 50)
  const last = shown.at(-1)
  return {
    stations: {
      totalCount: Math.min(Number(count[0]?.[0]), 10_000),
      nodes: shown.map((r) => ({
        id: r[0],
        code: r[1],
        name: r[2],
        state: r[3],
        level: r[4],
        kind: r[5],
        address: r[6],
        servicePhone: r[7],
        principalPhone: r[8],
        contractEndsOn: r[9],
        createdAt: moment(r[10]),
        version: Number(r[11]),
        availableActions: actions(r[3]),
        province: place(r[12], r[13]),
        city: place(r[14], r[15]),
        area: place(r[16], r[17]),
      })),
      pageInfo: { hasNextPage: rows.length > 50, endCursor: last ? cursor(last[2], last[0]) : null },
    },
  }
}

const peopleSql = `select m.id, m.name, m.phone, m.position, m.state, m.badge_number, m.joined_on, m.product_lines, m.version, s.id, s.code, s.name
  from (select * from staff_member m where m.state = any ($1::text[]) and m.position = any ($2::text[]) order by m.name, m.id limit 51) m join station s on s.id = m.station_id order by m.name, m.id`
const peopleCountSql =
  'select count(*) from (select 1 from staff_member where state = any ($1::text[]) and position = any ($2::text[]) limit 10001) t'

const people: Answer = async (ask, { state, position }: { state: string[]; position: string[] }) => {
  const [rows, count] = await Promise.all([
    ask('people', peopleSql, [state, position]),
    ask('people count', peopleCountSql, [state, position]),
  ])
  const shown = rows.slice(0, 50)
  const last = shown.at(-1)
  return {
    staffMembers: {
      totalCount: Math.min(Number(count[0]?.[0]), 10_000),
      nodes: shown.map((r) => ({
        id: r[0],
        name: r[1],
        phone: r[2],
        position: r[3],
        state: r[4],
        badgeNumber: r[5],
        joinedOn: r[6],
        productLines: list(r[7]),
        version: Number(r[8]),
        station: { id: r[9], code: r[10], name: r[11] },
      })),
      pageInfo: { hasNextPage: rows.length > 50, endCursor: last ? cursor(last[1], last[0]) : null },
    },
  }
}

const nestedSql = `select s.id, s.code, s.name, c.id, c.name from (select * from station where province_id = any ($1::uuid[]) order by code, id limit 20) s join region c on c.id = s.city_id order by s.code, s.id`
const staffSql = `select x.* from unnest($1::uuid[]) s(id) cross join lateral (select station_id, id, name, position, phone, joined_on, state from staff_member where station_id = s.id order by name, id limit 100) x`
const contactSql = `select x.* from unnest($1::uuid[]) s(id) cross join lateral (select station_id, id, name, phone from station_contact where station_id = s.id order by id limit 100) x`

const grouped = (rows: Cells[]) => {
  const groups = new Map<string | null | undefined, Cells[]>()
  for (const row of rows) {
    const group = groups.get(row[0])
    if (group) group.push(row)
    else groups.set(row[0], [row])
  }
  return groups
}

const nested: Answer = async (ask, { province }: { province: string[] }) => {
  const rows = await ask('nested', nestedSql, [province])
  const ids = [rows.map((r) => r[0])]
  const [staff, contacts] = await Promise.all([ask('staff', staffSql, ids), ask('contacts', contactSql, ids)])
  const [staffOf, contactsOf] = [grouped(staff), grouped(contacts)]
  return {
    stations: {
      nodes: rows.map((r) => ({
        id: r[0],
        code: r[1],
        name: r[2],
        city: place(r[3], r[4]),
        staff: (staffOf.get(r[0]) ?? []).map((m) => ({
          id: m[1],
          name: m[2],
          position: m[3],
          phone: m[4],
          joinedOn: m[5],
          state: m[6],
        })),
        contacts: (contactsOf.get(r[0]) ?? []).map((c) => ({ id: c[1], name: c[2], phone: c[3] })),
      })),
    },
  }
}

const searchSql = `select m.id, m.name, m.phone, m.position, m.badge_number, m.joined_on, s.id, s.code, s.name
  from (select * from staff_member where search_text like $1 order by joined_on desc, id desc limit 20) m join station s on s.id = m.station_id order by m.joined_on desc, m.id desc`
const pairSql = searchSql.replace('search_text like $1', 'search_pairs(search_text) @> array[$1::text]')

const search: Answer = async (ask, { term }: { term: string }) => {
  const isPair = [...term].length === 2
  const rows = isPair ? await ask('pairs', pairSql, [term]) : await ask('search', searchSql, [`%${term}%`])
  return {
    staffMembers: {
      nodes: rows.map((r) => ({
        id: r[0],
        name: r[1],
        phone: r[2],
        position: r[3],
        badgeNumber: r[4],
        joinedOn: r[5],
        station: { id: r[6], code: r[7], name: r[8] },
      })),
    },
  }
}

export const answers: Record<string, Answer> = { record, page, 'people page': people, nested, search }
