import type { Rows } from './canaries.ts'

/** How one root field is called, so that the matrix can call it as everybody. */
export interface Entry {
  args: (rows: Rows) => Record<string, unknown>
  /** Below the field; `{ id }`, or `{ nodes { id } }` of a page, when not given. */
  select?: string
  /** The field names no row, so there is nothing foreign to ask for. */
  rowless?: boolean
}

let made = 0
/** Different with each call, so that two creations never meet in a unique column. */
const next = () => (made += 1)

// A version that no row has: what the caller may change ends in CONFLICT, and nothing is changed.
const expectedVersion = 999
const day = '2025-06-01'

const list: Entry = { args: () => ({}), rowless: true }
const byId = (name: keyof Rows): Entry => ({ args: (rows) => ({ id: rows[name] }) })
const step = (name: keyof Rows, more: object = {}, select?: string): Entry => ({
  args: (rows) => ({ input: { id: rows[name], expectedVersion, ...more } }),
  ...(select ? { select } : {}),
})
const stationStep = step('station', { reason: '测试' })
const link = '{ sentTo }'
const exportOf = (columns: string[]): Entry => ({
  args: () => ({ input: { columns, format: 'CSV' } }),
  select: '{ rowCount file { url } }',
  rowless: true,
})

/** More rows than are named: what the caller may change ends in BULK_COUNT_CHANGED. */
const changeOf = (name: keyof Rows, more: object): Entry => ({
  args: (rows) => ({ input: { ids: [rows[name]], expectedCount: 2, ...more } }),
  select: '{ rowCount }',
})

export const queries: Record<string, Entry> = {
  auditEvents: { args: ({ user }) => ({ filter: { actor: [user] } }) },
  bulkRows: list,
  comments: { args: ({ station }) => ({ subjectType: 'STATION', subjectId: station }) },
  import: byId('import'),
  imports: list,
  job: byId('job'),
  jobs: list,
  listLook: { args: () => ({ list: 'stations' }), select: '{ columns }', rowless: true },
  mentionableUsers: {
    args: ({ station }) => ({ subjectType: 'STATION', subjectId: station, visibility: 'STATION', search: '' }),
    rowless: true, // answers a list without nodes; whom it names is told in comment.api.test.ts
  },
  mySessions: { ...list, select: '{ id current }' },
  publicSettings: { ...list, select: '{ demo }' },
  region: byId('province'),
  regions: { args: ({ area }) => ({ filter: { parent: [area] } }) },
  savedViews: list,
  roles: { ...list, select: '{ role permissions userCount }' },
  search: { args: () => ({ term: 'canary' }), rowless: true },
  staffMember: byId('member'),
  staffMembers: { args: ({ station }) => ({ filter: { station: [station] } }) },
  station: byId('station'),
  stations: { args: ({ district }) => ({ filter: { district: [district] } }) },
  storedFile: byId('file'),
  timeline: { args: ({ station }) => ({ subjectType: 'STATION', subjectId: station }) },
  user: byId('user'),
  users: { args: ({ station }) => ({ filter: { station: [station] } }) },
  viewer: list,
}

export const mutations: Record<string, Entry> = {
  addComment: {
    args: ({ station }) => ({
      input: { subjectType: 'STATION', subjectId: station, visibility: 'STATION', text: '看到了' },
    }),
  },
  addStaffMember: {
    args: ({ station }) => {
      const phone = `1350000${String(next()).padStart(4, '0')}`
      return {
        input: { stationId: station, name: '新员工', phone, position: 'DRIVER', productLines: [], joinedOn: day },
      }
    },
  },
  changeStaffMembers: changeOf('member', { step: 'REACTIVATE' }),
  changeStations: changeOf('station', { step: 'CONFIRM', reason: '测试' }),
  changeUsers: changeOf('user', { step: 'REACTIVATE' }),
  cancelImport: step('import'),
  cancelJob: step('job'),
  checkImport: { args: ({ file }) => ({ input: { kind: 'STATIONS', fileId: file } }) },
  confirmStation: stationStep,
  createArea: { args: () => ({ input: { name: '新大区', code: `NEW${next()}` } }), rowless: true },
  createStation: {
    args: ({ district }) => {
      const names = { code: `N-${next()}`, name: '新站', address: '新街 1 号' }
      return { input: { ...names, kind: 'VEHICLE', level: 'LEVEL_3', productLines: ['SUV'], districtId: district } }
    },
  },
  deactivateStaffMember: step('member'),
  deactivateUser: step('user'),
  deleteComment: step('comment'),
  editComment: step('comment', { text: '改' }),
  deleteView: step('view', {}, ' '),
  exportBulkRows: exportOf(['LABEL', 'REASON']),
  exportAuditEvents: exportOf(['AT', 'ACTION']),
  exportImportErrors: step('import'),
  exportStaffMembers: exportOf(['NAME', 'PHONE']),
  exportStations: exportOf(['CODE', 'PRINCIPAL_PHONE']),
  exportUsers: exportOf(['NAME', 'PLACE']),
  inviteUser: {
    args: ({ station }) => ({
      input: { name: '新用户', email: `new${next()}@access.test`, roles: ['TECHNICIAN'], stationId: station },
    }),
    select: link,
  },
  issueResetLink: step('user', {}, link),
  keepListLook: {
    args: () => ({ input: { list: 'stations', columns: 'code~120s,name' } }),
    select: '{ columns }',
    rowless: true,
  },
  moveProvince: { args: ({ province, area }) => ({ input: { id: province, expectedVersion, areaId: area } }) },
  putStationOnProbation: stationStep,
  reactivateStaffMember: step('member'),
  reactivateUser: step('user'),
  renameRegion: step('area', { name: '改名' }),
  renameView: step('view', { name: '改名' }),
  resendInvitation: step('user', {}, link),
  resumeStation: stationStep,
  revokeSession: { args: ({ session }) => ({ input: { id: session } }) },
  revokeUserSessions: step('user'),
  runImport: step('import'),
  saveView: {
    args: () => ({ input: { list: 'stations', name: `视图${next()}`, state: 'state=ACTIVE' } }),
    rowless: true,
  },
  setDefaultView: { args: ({ view }) => ({ input: { list: 'stations', viewId: view } }) },
  shareView: step('view'),
  setUserRoles: step('user', { roles: ['TECHNICIAN'] }),
  startStationTermination: stationStep,
  suspendStation: stationStep,
  terminateStation: stationStep,
  undoImport: step('import'),
  updateStaffMember: step('member', { name: '改名' }),
  updateStation: step('station', { servicePhone: '0571-88886666' }),
  updateUser: step('user', { name: '改名' }),
}

/** Fields below the root that not everybody sees, with the permission that shows them in clear. */
export const guarded: Record<string, { permission: string; otherwise: 'null' | 'masked' }> = {
  'Region.stationCount': { permission: 'STATION_READ', otherwise: 'null' },
  'StaffMember.accounts': { permission: 'USER_READ', otherwise: 'null' },
  'StaffMember.phone': { permission: 'STAFF_READ', otherwise: 'masked' },
  'Station.contractEndsOn': { permission: 'STATION_READ_DETAIL', otherwise: 'null' },
  'Station.creditCode': { permission: 'STATION_READ_DETAIL', otherwise: 'null' },
  'Station.hasOwnerAccount': { permission: 'STATION_READ_DETAIL', otherwise: 'null' },
  'Station.principalName': { permission: 'STATION_READ_DETAIL', otherwise: 'null' },
  'Station.principalPhone': { permission: 'STATION_READ_DETAIL', otherwise: 'masked' },
  'Station.remark': { permission: 'STATION_READ_DETAIL', otherwise: 'null' },
  'Station.signedOn': { permission: 'STATION_READ_DETAIL', otherwise: 'null' },
  'Station.staff': { permission: 'STAFF_READ', otherwise: 'null' },
  'StationContact.phone': { permission: 'STATION_READ_DETAIL', otherwise: 'masked' },
}

/** security.md, column "stations": who reads more than names and addresses. The test's own copy, beside the matrix. */
export const detailReaders = [
  'HQ_ADMIN',
  'NETWORK_MANAGER',
  'REGION_MANAGER',
  'CLAIM_REVIEWER',
  'AUDITOR',
  'FINANCE',
  'SERVICE_MANAGER',
  'HQ_READER',
  'STATION_OWNER',
  'STATION_MANAGER',
]
