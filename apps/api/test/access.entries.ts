import { contentOf } from '../src/seed/application-templates.ts'
import { weekdays } from '@stationmaster/contracts/stations'
import type { Rows } from './canaries.ts'

/** How one root field is called, so that the matrix can call it as everybody. */
export interface Entry {
  args: (rows: Rows) => Record<string, unknown>
  /** Below the field; `{ id }`, or `{ nodes { id } }` of a page, when not given. */
  select?: string
  /** Only the link of an application opens it: strangers find nothing, accounts are refused. */
  applicant?: boolean
  /** The field names no row, so there is nothing foreign to ask for. */
  rowless?: boolean
  /** Names a row that nobody has, since only headquarters has any: whoever may ask hears that there is none. */
  absent?: boolean
}

let made = 0
/** Different with each call, so that two creations never meet in a unique column. */
const next = () => (made += 1)

// A version that no row has: what the caller may change ends in CONFLICT, and nothing is changed.
const expectedVersion = 999
const day = '2025-06-01'

const nowhere = '01930000-0000-7000-8000-000000000000'
const nowhereStep = (more: object = {}, select?: string): Entry => ({
  args: () => ({ input: { id: nowhere, expectedVersion, ...more } }),
  absent: true,
  ...(select ? { select } : {}),
})

const list: Entry = { args: () => ({}), rowless: true }
const byId = (name: keyof Rows): Entry => ({ args: (rows) => ({ id: rows[name] }) })
const step = (name: keyof Rows, more: object = {}, select?: string): Entry => ({
  args: (rows) => ({ input: { id: rows[name], expectedVersion, ...more } }),
  ...(select ? { select } : {}),
})
const mark = { question: 'tools', verdict: 'PASS' }
const own = { expectedVersion }
const puzzle = {
  salt: '0'.repeat(24),
  challenge: '0'.repeat(64),
  signature: '0'.repeat(64),
  expiresAt: '2026-01-01T00:00:00.000Z',
  number: 1,
}
/** Needs the token of an applicant, which no account has. */
const byToken = (input: object, select?: string): Entry => ({
  args: () => ({ input }),
  rowless: true,
  ...(select ? { select } : {}),
})
const stationStep = step('station', { reason: '测试' })
const signing = { contentHash: 'a'.repeat(64), signerName: '签署人', consent: true }
const clause = { titleZh: '一', titleEn: 'One', textZh: '文', textEn: 'Text' }
const wording = { titleZh: '协议', titleEn: 'Agreement', termMonths: 12, clauses: [clause] }
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
  apiClient: { args: () => ({ id: nowhere }), absent: true },
  apiClients: list,
  auditSeal: { args: () => ({}), select: '{ sealedThrough }', rowless: true, absent: true },
  agreementTemplate: { ...byId('agreementTemplate'), rowless: true },
  agreementTemplates: list,
  applicationAgreement: { args: ({ application }) => ({ applicationId: application }), applicant: true },
  applicationChecklist: {
    args: ({ application }) => ({ applicationId: application }),
    select: '{ key }',
    applicant: true,
  },
  openingChecklist: { args: ({ application }) => ({ applicationId: application }), select: '{ key }' },
  agreementVerification: { args: () => ({ code: 'NOBODY' }), select: '{ result }', rowless: true },
  auditEvents: { args: ({ user }) => ({ filter: { actor: [user] } }) },
  applicationForm: {
    args: () => ({ kind: 'APPLIANCE', level: 'LEVEL_2' }),
    select: '{ constructionDays }',
    rowless: true,
  },
  applicationPlaces: { ...list, args: () => ({ parentId: null }) },
  applicationPuzzle: { ...list, select: '{ salt }' },
  applicationTemplate: byId('template'),
  applicationTemplates: list,
  bulkRows: list,
  calendarVersions: list,
  comments: { args: ({ station }) => ({ subjectType: 'STATION', subjectId: station }) },
  computedChecks: { ...list, select: '{ key }' },
  deadlineKinds: { ...list, select: '{ key title owned }' },
  deadlines: { args: ({ station }) => ({ filter: { station: [station] } }) },
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
  policies: { ...list, select: '{ key number }' },
  policy: { args: () => ({ key: 'sla.repairResponse' }), select: '{ key }', rowless: true },
  policyVersion: byId('policy'),
  policyVersions: list,
  previewDue: {
    args: () => ({ input: { startAt: '2026-11-20T09:00:00+08:00', clock: 'SERVICE', amount: 60 } }),
    select: '{ dueOn }',
    rowless: true,
  },
  publishedDays: { args: () => ({ year: 2026 }), select: '{ day }', rowless: true },
  publicSettings: { ...list, select: '{ demo }' },
  ownApplication: { ...list, applicant: true },
  notificationPreferences: { ...list, select: '{ email }' },
  notifications: list,
  region: byId('province'),
  regions: { args: ({ area }) => ({ filter: { parent: [area] } }) },
  savedViews: list,
  roles: { ...list, select: '{ role permissions userCount }' },
  search: { args: () => ({ term: 'canary' }), rowless: true },
  serviceCalendar: { ...list, select: '{ number }' },
  staffMember: byId('member'),
  staffMembers: { args: ({ station }) => ({ filter: { station: [station] } }) },
  serviceAgreement: byId('agreement'),
  serviceAgreements: { args: ({ station }) => ({ filter: { station: [station] } }) },
  station: byId('station'),
  stationApplication: byId('application'),
  stationApplications: { args: ({ application }) => ({ search: application }), rowless: true },
  stations: { args: ({ district }) => ({ filter: { district: [district] } }) },
  storedFile: byId('file'),
  timeline: { args: ({ station }) => ({ subjectType: 'STATION', subjectId: station }) },
  unreadNotifications: { ...list, select: '{ unread }' },
  user: byId('user'),
  users: { args: ({ station }) => ({ filter: { station: [station] } }) },
  viewer: list,
}

export const mutations: Record<string, Entry> = {
  acceptMilestone: step('milestone'),
  answerOpeningCheck: {
    args: ({ application }) => ({ input: { applicationId: application, key: 'canary', isDone: false } }),
    select: '{ key }',
  },
  completeMilestone: { ...step('milestone'), applicant: true },
  confirmOpening: step('application'),
  draftApplicationAgreement: step('application', { templateId: nowhere, startsOn: day, endsOn: '2099-01-01' }),
  failInspection: step('inspection'),
  giveBackMilestone: step('milestone', { reason: '测试' }),
  openStation: step('application', { ...signing, stationCode: 'N-OPEN', stationName: '新站' }, '{ stationId }'),
  passInspection: step('inspection'),
  recordInspectionItem: step('inspectionItem', { result: 'PASS', score: 90 }),
  rectifyInspectionItem: { ...step('inspectionItem'), applicant: true },
  replanMilestone: step('milestone', { plannedOn: '2099-01-01', reason: '测试' }),
  reportOpeningCheck: {
    args: ({ application }) => ({ input: { applicationId: application, key: 'canary', isDone: false } }),
    select: '{ key }',
    applicant: true,
  },
  requestInspection: { ...step('application'), applicant: true },
  requestReinspection: { ...step('application'), applicant: true },
  signApplicationAgreement: { ...step('agreement', signing), applicant: true },
  startConstruction: step('application', { milestones: [{ key: 'canary', plannedOn: '2099-01-01' }] }),
  startInspection: { args: ({ application }) => ({ input: { applicationId: application } }) },
  markAllNotifications: { args: () => ({ input: {} }), select: '{ unread }', rowless: true },
  markNotifications: {
    args: ({ user }) => ({ input: { ids: [user], read: true } }),
    select: '{ unread }',
    rowless: true, // passes over what is not the caller's: notification.api.test.ts
  },
  setNotificationPreferences: {
    args: () => ({ input: { choices: [], locale: 'ZH_CN' } }),
    select: '{ locale }',
    rowless: true,
  },
  addComment: {
    args: ({ station }) => ({
      input: { subjectType: 'STATION', subjectId: station, visibility: 'STATION', text: '看到了' },
    }),
  },
  approveStationApplication: step('application'),
  approvePolicyVersion: step('policy'),
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
  countersignServiceAgreement: step('agreement', signing),
  cancelJob: step('job'),
  checkImport: { args: ({ file }) => ({ input: { kind: 'STATIONS', fileId: file } }) },
  confirmStation: stationStep,
  createAgreementTemplate: {
    args: () => ({ input: { code: `NEW-${next()}`, ...wording } }),
    rowless: true,
  },
  createArea: { args: () => ({ input: { name: '新大区', code: `NEW${next()}` } }), rowless: true },
  createApiClient: {
    args: () => ({ input: { name: `应用${next()}`, scopes: ['STATIONS_READ'], reach: 'NETWORK' } }),
    rowless: true,
  },
  createStation: {
    args: ({ district }) => {
      const names = { code: `N-${next()}`, name: '新站', address: '新街 1 号' }
      return { input: { ...names, kind: 'VEHICLE', level: 'LEVEL_3', productLines: ['SUV'], districtId: district } }
    },
  },
  deactivateStaffMember: step('member'),
  deactivateUser: step('user'),
  deleteComment: step('comment'),
  discardApplicationTemplate: step('template'),
  draftApplicationTemplate: {
    args: () => ({ input: { kind: 'EQUIPMENT', level: 'LEVEL_3' } }),
    rowless: true,
  },
  draftAgreementTemplateEdition: step('agreementTemplate'),
  draftServiceAgreement: {
    args: ({ station, agreementTemplate }) => ({
      input: { stationId: station, templateId: agreementTemplate, startsOn: day, endsOn: '2099-01-01' },
    }),
  },
  editComment: step('comment', { text: '改' }),
  deleteView: step('view', {}, ' '),
  exportBulkRows: exportOf(['LABEL', 'REASON']),
  exportAuditEvents: exportOf(['AT', 'ACTION']),
  exportDeadlines: exportOf(['TITLE', 'DUE_AT']),
  exportImportErrors: step('import'),
  exportPolicyVersions: exportOf(['TITLE', 'STATE']),
  exportServiceAgreements: exportOf(['NUMBER', 'PARTY_NAME']),
  exportStaffMembers: exportOf(['NAME', 'PHONE']),
  exportStationApplications: exportOf(['CODE', 'PHONE']),
  exportStations: exportOf(['CODE', 'PRINCIPAL_PHONE']),
  exportUsers: exportOf(['NAME', 'PLACE']),
  extendDeadline: step('deadline', { dueOn: '2099-01-01', reason: '测试' }),
  holdDeadline: step('deadline', { reason: '测试' }),
  inviteUser: {
    args: ({ station }) => ({
      input: { name: '新用户', email: `new${next()}@access.test`, roles: ['TECHNICIAN'], stationId: station },
    }),
    select: link,
  },
  issueApiSecret: nowhereStep({ expiresOn: day }, '{ expiresAt }'),
  issueResetLink: step('user', {}, link),
  keepListLook: {
    args: () => ({ input: { list: 'stations', columns: 'code~120s,name' } }),
    select: '{ columns }',
    rowless: true,
  },
  mailTrackingCode: byToken(own),
  markApplicationItem: { args: ({ application }) => ({ input: { id: application, ...mark } }) },
  moveProvince: { args: ({ province, area }) => ({ input: { id: province, expectedVersion, areaId: area } }) },
  publishApplicationTemplate: step('template'),
  proposePolicy: {
    args: () => ({
      input: {
        key: 'returnVisit.maxAttempts',
        entries: [{ field: 'value', values: [String(4 + (next() % 6))] }],
        effectiveOn: '2099-01-01',
        reason: '测试',
      },
    }),
    rowless: true,
  },
  offerServiceAgreement: step('agreement'),
  publishAgreementTemplate: step('agreementTemplate'),
  publishCalendar: {
    args: () => ({
      input: {
        effectiveOn: '2099-01-01',
        week: weekdays.map((weekday) => ({ weekday, intervals: [{ from: '08:00', to: '17:00' }] })),
        days: [],
        reason: '测试',
      },
    }),
    rowless: true,
  },
  putStationOnProbation: stationStep,
  rejectPolicyVersion: step('policy', { reason: '测试' }),
  reactivateStaffMember: step('member'),
  reactivateUser: step('user'),
  rejectStationApplication: step('application', { reasonCode: 'OTHER', reason: '测试' }),
  releaseApplicationReview: step('application'),
  removeApplicationFile: { args: ({ application }) => ({ input: { id: application } }), rowless: true },
  renameRegion: step('area', { name: '改名' }),
  renameView: step('view', { name: '改名' }),
  resendInvitation: step('user', {}, link),
  resumeDeadline: step('deadline', { reason: '测试' }),
  resumeStation: stationStep,
  resumeStationApplication: byToken({ code: 'SA-AAAA-AAAA', phone: '13800000000', puzzle }, '{ token }'),
  returnStationApplication: step('application'),
  revokeApiClient: nowhereStep(),
  revokeApiSecret: nowhereStep({ secretId: nowhere }),
  retireAgreementTemplate: step('agreementTemplate'),
  revokeSession: { args: ({ session }) => ({ input: { id: session } }) },
  reveal: {
    args: ({ station }) => ({ input: { type: 'Station', id: station, field: 'principalPhone', reason: '核对电话' } }),
    select: '{ value }',
  },
  resetSecondFactor: step('user'),
  revokeUserSessions: step('user'),
  runImport: step('import'),
  saveSiteSurvey: {
    args: ({ application }) => ({
      input: { id: application, expectedVersion, items: [], accessibility: null, convenience: null, isKeyFactor: null },
    }),
  },
  saveStationApplication: byToken(own),
  saveView: {
    args: () => ({ input: { list: 'stations', name: `视图${next()}`, state: 'state=ACTIVE' } }),
    rowless: true,
  },
  signServiceAgreement: step('agreement', signing),
  setDefaultView: { args: ({ view }) => ({ input: { list: 'stations', viewId: view } }) },
  shareView: step('view'),
  setUserRoles: step('user', { roles: ['TECHNICIAN'] }),
  startStationApplication: {
    args: ({ district }) => {
      const firm = { companyName: '新站', contactName: '新人', phone: '13800000000', consent: true }
      return { input: { ...firm, kind: 'APPLIANCE', level: 'LEVEL_2', districtId: district, puzzle } }
    },
    select: '{ token }',
    rowless: true,
  },
  startStationTermination: stationStep,
  submitStationApplication: byToken(own),
  suspendStation: stationStep,
  takeApplicationReview: step('application'),
  withdrawStationApplication: byToken({ ...own, reason: '测试' }),
  terminateServiceAgreement: step('agreement', { reason: '测试' }),
  terminateStation: stationStep,
  undoImport: step('import'),
  updateApiClient: nowhereStep({ name: '改名' }),
  updateApplicationTemplate: step('template', { content: contentOf({ kind: 'VEHICLE', level: 'LEVEL_1' }) }),
  withdrawCalendar: step('calendar', { reason: '测试' }),
  withdrawPolicyVersion: step('policy', { reason: '测试' }),
  updateAgreementTemplate: step('agreementTemplate', wording),
  updateStaffMember: step('member', { name: '改名' }),
  updateStation: step('station', { servicePhone: '0571-88886666' }),
  updateUser: step('user', { name: '改名' }),
  withdrawServiceAgreement: step('agreement', { reason: '测试' }),
}

/** Fields below the root that not everybody sees, with the permission that shows them in clear. */
export const guarded: Record<string, { permission: string; otherwise: 'null' | 'masked' }> = {
  'AgreementSignature.network': { permission: 'AGREEMENT_SIGN', otherwise: 'null' },
  'Region.stationCount': { permission: 'STATION_READ', otherwise: 'null' },
  'StaffMember.accounts': { permission: 'USER_READ', otherwise: 'null' },
  'StaffMember.phone': { permission: 'STAFF_READ', otherwise: 'masked' },
  'Station.agreements': { permission: 'AGREEMENT_READ', otherwise: 'null' },
  'Station.contractEndsOn': { permission: 'STATION_READ_DETAIL', otherwise: 'null' },
  'Station.creditCode': { permission: 'STATION_READ_DETAIL', otherwise: 'null' },
  'Station.hasOwnerAccount': { permission: 'STATION_READ_DETAIL', otherwise: 'null' },
  'Station.principalName': { permission: 'STATION_READ_DETAIL', otherwise: 'null' },
  'Station.principalPhone': { permission: 'STATION_READ_DETAIL', otherwise: 'masked' },
  'Station.remark': { permission: 'STATION_READ_DETAIL', otherwise: 'null' },
  'Station.signedOn': { permission: 'STATION_READ_DETAIL', otherwise: 'null' },
  'Station.staff': { permission: 'STAFF_READ', otherwise: 'null' },
  'StationApplication.email': { permission: 'STATION_APPLICATION_READ', otherwise: 'masked' },
  'StationApplication.phone': { permission: 'STATION_APPLICATION_READ', otherwise: 'masked' },
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
