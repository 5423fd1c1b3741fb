import { coverageMutations } from './access.coverage.ts'
import { contentOf } from '../src/seed/application-templates.ts'
import { weekdays } from '@stationmaster/contracts/stations'
import {
  byToken,
  changeOf,
  day,
  expectedVersion,
  exportOf,
  link,
  mark,
  next,
  nowhere,
  nowhereStep,
  own,
  puzzle,
  signing,
  stationStep,
  step,
  wording,
  type Entry,
} from './access.entry.ts'
import { webhookMutations } from './access.webhooks.ts'
import { noticeMutations } from './access.notices.ts'

const credential = { number: 'N-1', issuer: '测试', validFrom: day, fileIds: [nowhere] }

export const mutations: Record<string, Entry> = {
  ...webhookMutations,
  ...noticeMutations,
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
  ...coverageMutations,
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
  offerServiceAgreement: step('agreement'),
  publishAgreementTemplate: step('agreementTemplate'),
  putStationOnProbation: stationStep,
  rejectPolicyVersion: step('policy', { reason: '测试' }),
  reactivateStaffMember: step('member'),
  reactivateUser: step('user'),
  rejectStationApplication: step('application', { reasonCode: 'OTHER', reason: '测试' }),
  releaseApplicationReview: step('application'),
  removeApplicationFile: { args: ({ application }) => ({ input: { id: application } }), rowless: true },
  takeAwayApplicationFile: { args: ({ application }) => ({ input: { id: application } }), absent: true },
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
  withdrawCalendar: nowhereStep({ reason: '测试' }),
  updateApiClient: nowhereStep({ name: '改名' }),
  updateApplicationTemplate: step('template', { content: contentOf({ kind: 'VEHICLE', level: 'LEVEL_1' }) }),
  withdrawPolicyVersion: step('policy', { reason: '测试' }),
  updateAgreementTemplate: step('agreementTemplate', wording),
  updateStaffMember: step('member', { name: '改名' }),
  approveCredential: step('credential'),
  exportCredentials: exportOf(['NUMBER', 'STATE']),
  correctCredential: step('credential', credential),
  withdrawCredential: step('credential'),
  rejectCredential: step('credential', { reason: '测试' }),
  renewCredential: step('credential', credential),
  submitCredential: {
    args: ({ station, file }) => ({ input: { ...credential, stationId: station, kind: 'INSURANCE', fileIds: [file] } }),
  },
  updateStation: step('station', { servicePhone: '0571-88886666' }),
  updateUser: step('user', { name: '改名' }),
  withdrawServiceAgreement: step('agreement', { reason: '测试' }),
}
