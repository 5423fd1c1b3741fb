import type pg from 'pg'

/** What both servers are asked: GraphQL of the product, and the name of the hand-written twin. */
export interface Case {
  name: string
  /** Counts for the geometric mean of the target. */
  isRead: boolean
  query: string
  variables: (random: () => number) => Record<string, unknown>
  /** Answers change from one to the next, so they are not compared. */
  changes?: boolean
}

const pickFrom = <T>(list: readonly T[], random: () => number) => list[Math.floor(random() * list.length)] as T

const states = ['ACTIVE', 'PROBATION', 'SUSPENDED']
const levels = ['LEVEL_1', 'LEVEL_2', 'LEVEL_3']
const positions = ['TECHNICIAN', 'DRIVER', 'DISPATCHER', 'FRONT_DESK', 'MANAGER', 'PARTS_CLERK']
const terms = ['王芳', '李秀英', '张伟', '刘静', '陈明强', '杨勇', 'bs000012', '赵娟']

/** Ids that exist, drawn once. */
export async function casesFor(client: pg.Client): Promise<Case[]> {
  const ids = async (sql: string) => (await client.query<{ id: string }>(sql)).rows.map(({ id }) => id)
  const stations = await ids(`select id from station where code like 'BN%' order by md5(code) limit 2000`)
  const provinces = await ids(
    `select province_id as id from station where code like 'BN%' group by 1 having count(*) >= 20`,
  )
  return [
    {
      name: 'record',
      isRead: true,
      query: `query ($id: ID!) { station(id: $id) { id code name kind level ownership state stateSince productLines address servicePhone principalName principalPhone signedOn contractEndsOn availableActions version createdAt updatedAt province { id name } city { id name } district { id name } area { id name } contacts { id name duty phone } stateChanges { id from to step reason byName at } } }`,
      variables: (random) => ({ id: pickFrom(stations, random) }),
    },
    {
      name: 'page',
      isRead: true,
      query: `query ($state: [StationState!], $level: [StationLevel!], $offset: Int) { stations(filter: { state: $state, level: $level }, sort: NAME_ASC, first: 50, offset: $offset) { totalCount nodes { id code name state level kind address servicePhone principalPhone contractEndsOn createdAt version availableActions province { id name } city { id name } area { id name } } pageInfo { hasNextPage endCursor } } }`,
      variables: (random) => ({
        state: [pickFrom(states, random)],
        level: [pickFrom(levels, random)],
        offset: Math.floor(random() * 3) * 50,
      }),
    },
    {
      name: 'people page',
      isRead: false,
      query: `query ($state: [StaffState!], $position: [StaffPosition!]) { staffMembers(filter: { state: $state, position: $position }, sort: NAME_ASC, first: 50) { totalCount nodes { id name phone position state badgeNumber joinedOn productLines version station { id code name } } pageInfo { hasNextPage endCursor } } }`,
      variables: (random) => ({ state: ['ACTIVE'], position: [pickFrom(positions, random)] }),
    },
    {
      name: 'nested',
      isRead: true,
      query: `query ($province: [ID!]) { stations(filter: { province: $province }, sort: CODE_ASC, first: 20) { nodes { id code name city { id name } staff { id name position phone joinedOn state } contacts { id name phone } } } }`,
      variables: (random) => ({ province: [pickFrom(provinces, random)] }),
    },
    {
      name: 'search',
      isRead: true,
      query: `query ($term: String) { staffMembers(search: $term, sort: JOINED_ON_DESC, first: 20) { nodes { id name phone position badgeNumber joinedOn station { id code name } } } }`,
      variables: (random) => ({ term: pickFrom(terms, random) }),
    },
    {
      name: 'dashboard',
      isRead: false,
      query: `{ active: stations(filter: { state: [ACTIVE] }) { totalCount } probation: stations(filter: { state: [PROBATION] }) { totalCount } suspended: stations(filter: { state: [SUSPENDED] }) { totalCount } technicians: staffMembers(filter: { position: [TECHNICIAN] }) { totalCount } left: staffMembers(filter: { state: [LEFT] }) { totalCount } recent: auditEvents(first: 10) { nodes { id at action actorName } } }`,
      variables: () => ({}),
    },
    {
      name: 'mutation',
      isRead: false,
      changes: true,
      query: `mutation ($input: AddCommentInput!) { addComment(input: $input) { id text visibility authorName createdAt version } }`,
      variables: (random) => ({
        input: {
          subjectType: 'STATION',
          subjectId: pickFrom(stations, random),
          text: '已联系站长。',
          visibility: 'STATION',
        },
      }),
    },
  ]
}
