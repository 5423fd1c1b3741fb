/** Tables whose API type has another name. */
const types: Record<string, string> = {
  ImportBatch: 'Import',
  ImportChoice: 'ImportColumn',
  StationStateChange: 'StateChange',
  StationTerritory: 'Station',
}

/** The API type that stands for a table in the audit trail. */
export const auditedAs = (table: string): string => types[table] ?? table

/** Columns whose values are words of an enum, by API type. The schema is compared with it. */
const enums: Record<string, Record<string, string>> = {
  AcceptanceInspection: { state: 'InspectionState' },
  AgreementSignature: { side: 'AgreementSide' },
  AgreementTemplate: { state: 'AgreementTemplateState' },
  ApiClient: { reach: 'ApiReach', scopes: 'ApiScope', state: 'ApiClientState' },
  ApplicationMark: { verdict: 'ReviewVerdict' },
  ApplicationTemplate: { kind: 'StationKind', level: 'StationLevel', state: 'ApplicationTemplateState' },
  AuditEvent: { outcome: 'AuditOutcome' },
  BulkRow: { outcome: 'BulkOutcome' },
  Comment: { authorAudience: 'Audience', subjectType: 'SubjectType', visibility: 'CommentVisibility' },
  ConstructionMilestone: { state: 'MilestoneState' },
  Credential: { kind: 'CredentialKind', state: 'CredentialState' },
  Deadline: { clock: 'DeadlineClock', state: 'DeadlineState' },
  Import: { kind: 'ImportKind', state: 'ImportState' },
  ImportRow: { outcome: 'RowOutcome' },
  InspectionItem: { kind: 'InspectionItemKind', result: 'InspectionResult' },
  Job: { state: 'JobState' },
  Notice: {
    audience: 'NoticeAudience',
    state: 'NoticeState',
    stationKinds: 'StationKind',
    stationLevels: 'StationLevel',
  },
  NoticeMessage: { authorAudience: 'Audience' },
  NoticeQuestion: { state: 'NoticeQuestionState' },
  NoticeReceipt: { state: 'NoticeReceiptState' },
  Notification: { group: 'NotificationGroup' },
  NotificationChoice: { email: 'MailChoice', group: 'NotificationGroup' },
  PolicyVersion: { state: 'PolicyState' },
  Region: { level: 'RegionLevel' },
  SavedView: { sharedRole: 'Role' },
  ServiceAgreement: { state: 'ServiceAgreementState' },
  SiteSurvey: { accessibility: 'LocationRating', convenience: 'LocationRating' },
  StaffMember: { position: 'StaffPosition', productLines: 'ProductLine', state: 'StaffState' },
  StateChange: { from: 'StationState', to: 'StationState' },
  Station: {
    kind: 'StationKind',
    level: 'StationLevel',
    ownership: 'StationOwnership',
    productLines: 'ProductLine',
    state: 'StationState',
  },
  StationApplication: {
    kind: 'StationKind',
    level: 'StationLevel',
    refusalCode: 'RefusalReason',
    state: 'StationApplicationState',
  },
  StationApplicationStateChange: { from: 'StationApplicationState', to: 'StationApplicationState' },
  User: { audience: 'Audience', roles: 'Role', state: 'UserState' },
  Webhook: { groups: 'WebhookGroup', kind: 'WebhookKind', locale: 'NotificationLocale', state: 'WebhookState' },
  WebhookDelivery: { problem: 'WebhookDeliveryProblem', state: 'WebhookDeliveryState' },
}

/** The enum whose words the values of a column are. */
export const auditedEnum = (table: string, column: string): string | undefined => enums[auditedAs(table)]?.[column]

const stepsOf: Record<string, string> = { StateChange: 'Station', StationApplicationStateChange: 'StationApplication' }

/** The type whose steps are the values of a column: their words are `actions.<Type>.<step>`. */
export const auditedSteps = (table: string, column: string): string | undefined =>
  column === 'step' ? stepsOf[auditedAs(table)] : undefined
