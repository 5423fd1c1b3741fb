import type { Audience, dataScopes, Role } from '@stationmaster/contracts/identity'

/** All, own regions, own station, own or assigned, the object of the link token, nothing. */
export type Reach = 'A' | 'R' | 'S' | 'O' | 'T' | '-'
/** `b` names and addresses only, `p` a part only, `m` personal data masked, `n` without names or fraud notes, `+` with bank account. */
type ReadRule = '' | 'b' | 'p' | 'm' | 'n' | '+'
/** `*` four eyes, `s` station users only, `p` a part only. */
type WriteRule = '' | '*' | 's' | 'p'
export type Cell = `${Reach}${ReadRule}/${Reach}${WriteRule}`

export type ScopeClass = (typeof dataScopes)[number]

/** One cell per domain, in the order of `domains` in kernel/permissions.ts. */
type Row = readonly [Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell]

/**
 * Who may do what: the matrix of security.md, row by row, and `system` (regions, files, imports, jobs). The one source
 * for resolver guards, menus, tests and apps/docs/permissions.md. `O`, `T` and `p` give nothing by themselves: the
 * module that knows the owner or the part of a row names single permissions in `extra` below.
 */
// oxfmt-ignore
const matrix = {
  //                    stations train. assess. p-orders stock  s-orders compl. claims   surveys settl. users  audit  system
  HQ_ADMIN:            ['A/A',  'A/A', 'A/A',  'A/A*', 'A/A*', 'Am/A', 'Am/A',  'A/-',   'A/A',  'A/-',  'A/A*', 'A/-',  'A/A'],
  NETWORK_MANAGER:     ['A/A*', 'A/-', 'A/A',  'A/-',  'A/-',  'Am/-', 'Am/-',  'A/-',   'A/-',  'A/-',  'A/As', 'Ap/-', 'A/A'],
  REGION_MANAGER:      ['R/R',  'R/-', 'R/R',  'R/R',  'R/-',  'Rm/R', 'Rm/R',  'R/R*',  'R/-',  'R/-',  'R/Rs', 'R/-',  'Ab/-'],
  CALL_AGENT:          ['Ab/-', '-/-', '-/-',  '-/-',  'Ap/-', 'A/A',  'A/A',   '-/-',   'O/O',  '-/-',  'O/O',  'O/-',  'Ab/-'],
  DISPATCHER:          ['Ab/-', '-/-', '-/-',  '-/-',  'Ap/-', 'A/A',  'Am/-',  '-/-',   '-/-',  '-/-',  'O/O',  'O/-',  'Ab/-'],
  TRAINING_MANAGER:    ['Ab/-', 'A/A', 'A/Ap', '-/-',  '-/-',  '-/-',  '-/-',   '-/-',   '-/-',  '-/-',  'O/O',  'Ap/-', 'Ab/-'],
  TRAINER:             ['Ab/-', 'A/O', 'Ap/O', '-/-',  '-/-',  '-/-',  '-/-',   '-/-',   '-/-',  '-/-',  'O/O',  'O/-',  'Ab/-'],
  PARTS_CLERK:         ['Ab/-', '-/-', '-/-',  'A/A',  'A/A*', 'Ap/-', '-/-',   'Ap/Ap', '-/-',  '-/-',  'O/O',  'Ap/-', 'Ab/-'],
  CLAIM_REVIEWER:      ['A/-',  '-/-', 'Ap/-', 'A/-',  'A/-',  'Am/-', 'Am/-',  'A/A*',  'A/-',  'A/-',  'O/O',  'Ap/-', 'Ab/-'],
  AUDITOR:             ['A/-',  'A/-', 'Ap/-', '-/-',  'A/-',  'Am/-', 'Am/-',  'A/-',   'A/-',  '-/-',  'O/O',  'Ap/-', 'Ab/-'],
  FINANCE:             ['A+/-', '-/-', 'Ap/-', 'A/Ap', 'Ap/-', 'Ap/-', 'Ap/Ap', 'Ap/-',  '-/-',  'A/A*', 'O/O',  'Ap/-', 'Ab/-'],
  CR_CLERK:            ['Ab/-', '-/-', '-/-',  '-/-',  '-/-',  'O/O',  'A/Ap',  '-/-',   'A/A',  '-/-',  'O/O',  'O/-',  'Ab/-'],
  CR_MANAGER:          ['Ab/-', '-/-', '-/-',  '-/-',  '-/-',  'Am/-', 'Am/-',  '-/-',   'A/A',  '-/-',  'O/O',  'O/-',  'Ab/-'],
  SERVICE_MANAGER:     ['A/-',  'A/-', 'Ap/-', 'A/-',  'A/-',  'Am/-', 'Am/A',  'An/-',  'A/-',  'Ap/-', 'O/O',  'O/-',  'Ab/-'],
  QUALITY_ENGINEER:    ['Ab/-', '-/-', '-/-',  '-/-',  'Ap/-', 'Am/-', 'Am/-',  'An/-',  'A/-',  '-/-',  'O/O',  'O/-',  'Ab/-'],
  INTEGRATOR:          ['Ab/-', '-/-', '-/-',  '-/-',  '-/-',  '-/-',  '-/-',   '-/-',   '-/-',  '-/-',  'O/O',  'O/-',  'A/-'],
  HQ_READER:           ['A/-',  'A/-', 'A/-',  'A/-',  'A/-',  'Am/-', 'Am/-',  'An/-',  'A/-',  'Ap/-', '-/-',  '-/-',  'Ab/-'],
  STATION_OWNER:       ['S+/S', 'S/S', 'S/S',  'S/S',  'S/S',  'S/S',  'S/S',   'S/S',   'Sn/-', 'S/S',  'S/S',  'S/-',  'Sb/-'],
  STATION_MANAGER:     ['S/S',  'S/S', 'S/S',  'S/S',  'S/S',  'S/S',  'S/S',   'S/S',   'Sn/-', 'S/S',  'S/S',  'S/-',  'Sb/-'],
  STATION_DISPATCHER:  ['Sb/-', '-/-', '-/-',  'S/-',  'S/-',  'S/S',  'S/S',   'S/-',   '-/-',  '-/-',  'O/O',  '-/-',  'Sb/-'],
  TECHNICIAN:          ['Sb/-', 'O/O', 'O/O',  '-/-',  'O/O',  'O/O',  '-/-',   'O/Op',  '-/-',  '-/-',  'O/O',  '-/-',  'Sb/-'],
  DELIVERY_DRIVER:     ['Sb/-', 'O/O', 'O/O',  '-/-',  '-/-',  'O/O',  '-/-',   '-/-',   '-/-',  '-/-',  'O/O',  '-/-',  'Sb/-'],
  STATION_PARTS_CLERK: ['Sb/-',  '-/-', '-/-',  'S/S',   'S/S', 'Sp/-',  '-/-', 'Sp/Sp', '-/-',  '-/-', 'O/O', '-/-', 'Sb/-'],
  STATION_ACCOUNTANT:  ['Sb/-', '-/-', '-/-',  'S/-',  'Sp/-', 'Sp/-', '-/-',   'S/-',   '-/-',  'S/Sp', 'O/O',  '-/-',  'Sb/-'],
} as const satisfies Record<Role, Row>

interface Particulars {
  /** Single permissions that the cells would give and the job does not need. */
  withhold?: readonly string[]
  /** Single permissions beside the cells. */
  extra?: readonly string[]
  /** Where security.md has no column for the role, or where a `p` needs words: printed with the matrix. */
  note?: string
}

/** What a station answers for itself; nobody does it in its place. */
const onlyStations = ['NOTICE_RECEIPT_CONFIRM', 'NOTICE_QUESTION_ASK']

const particulars: Partial<Record<Role, Particulars>> = {
  HQ_ADMIN: {
    withhold: [...onlyStations, 'AGREEMENT_SIGN_FOR_STATION'],
    note: 'Never signs or confirms for a station.',
  },
  NETWORK_MANAGER: {
    withhold: [
      ...onlyStations,
      'REGION_EDIT',
      'API_CLIENT_READ',
      'API_CLIENT_EDIT',
      'WEBHOOK_READ',
      'WEBHOOK_EDIT',
      'AGREEMENT_SIGN_FOR_STATION',
      'STATION_APPLICATION_INSPECT',
      'STATION_APPLICATION_ACCEPT',
      'INSPECTION_INSPECT',
      'INSPECTION_PASS',
    ],
    extra: ['AUDIT_READ_STATIONS'],
    note: 'Audit: stations only. The region tree belongs to HQ_ADMIN. Decides about applications, inspects none.',
  },
  REGION_MANAGER: {
    withhold: [
      ...onlyStations,
      'APPLICATION_TEMPLATE_EDIT',
      'COVERAGE_EDIT_DEMAND',
      'STATION_APPLICATION_DECIDE',
      'STATION_APPLICATION_ACCEPT',
      'STATION_APPLICATION_CONFIRM',
      'STATION_APPLICATION_SIGN',
      'INSPECTION_PASS',
      'OPENING_CHECKLIST_CONFIRM',
      'OPENING_DRAFT',
      'OPENING_OPEN',
      'STATION_CREATE',
      'STATION_IMPORT',
      'STATION_TERMINATE',
      'AGREEMENT_EDIT',
      'AGREEMENT_SIGN',
      'AGREEMENT_SIGN_FOR_STATION',
      'AGREEMENT_TERMINATE',
      'AGREEMENT_TEMPLATE_READ',
      'AGREEMENT_TEMPLATE_EDIT',
      'AGREEMENT_TEMPLATE_PUBLISH',
    ],
    note: 'Reviews, checks, suspends and resumes in his provinces; founding and ending a station is headquarters’ sign-off.',
  },
  CALL_AGENT: { note: 'Stock: availability only.' },
  DISPATCHER: { note: 'No column: the service desk’s orders and availability, complaints to read.' },
  TRAINING_MANAGER: { note: 'Assessments: exams to write, scorecards to read. Audit: training only.' },
  TRAINER: { note: 'No column: all courses to read, his own courses and exams to hold.' },
  PARTS_CLERK: { note: 'Claims: failed-part returns. Service orders: parts lines. Audit: parts only.' },
  CLAIM_REVIEWER: { extra: ['COMMENT_WRITE'], note: 'Assessments: scorecards. Audit: claims only.' },
  AUDITOR: {
    extra: [
      'COMMENT_WRITE',
      'STATION_APPLICATION_INSPECT',
      'STATION_APPLICATION_ACCEPT',
      'INSPECTION_INSPECT',
      'INSPECTION_PASS',
    ],
    note: 'No column: reads what a field inspection compares. Audit: own inspections only.',
  },
  FINANCE: {
    extra: ['COMMENT_WRITE'],
    note: 'Parts orders: price and credit. Orders: amounts. Complaints: compensation. Claims: approved ones.',
  },
  CR_CLERK: { note: 'Complaints: the third-day re-visit.' },
  CR_MANAGER: { note: 'No column: leads the return-visit callers, signs their reports.' },
  SERVICE_MANAGER: {
    extra: ['COMMENT_WRITE', 'POLICY_READ', 'POLICY_PROPOSE'],
    note: 'No column: signs complaint sheets, reads the service side, proposes settings. Settlements: totals.',
  },
  QUALITY_ENGINEER: { note: 'No column: reads faults in orders, complaints and claims.' },
  INTEGRATOR: {
    withhold: ['FILE_UPLOAD'],
    extra: ['API_CLIENT_EDIT', 'WEBHOOK_EDIT'],
    note: 'No column: registers the apps of others; jobs and imports to read.',
  },
  HQ_READER: { withhold: ['FILE_UPLOAD', 'REVEAL_PHONE'], note: 'Settlements: totals.' },
  STATION_OWNER: { withhold: ['COVERAGE_READ', 'ONBOARDING_REPORT_READ'] },
  STATION_MANAGER: {
    withhold: ['AGREEMENT_SIGN_FOR_STATION', 'COVERAGE_READ', 'ONBOARDING_REPORT_READ'],
    note: 'As the owner, without the bank account; agreements are signed by the owner.',
  },
  TECHNICIAN: { note: 'Claims: drafts.' },
  DELIVERY_DRIVER: { note: 'No column: his own deliveries and his own training.' },
  STATION_PARTS_CLERK: { note: 'Orders: parts lines. Claims: failed parts.' },
  STATION_ACCOUNTANT: { note: 'No column: amounts to read; prepares what the owner confirms in settlements.' },
}

export interface RoleSpec extends Particulars {
  code: Role
  audience: Audience
  scope: ScopeClass
  cells: Row
}

const isStationRole = (code: Role) => matrix[code][0].startsWith('S')
const scopeOf = (code: Role): ScopeClass =>
  isStationRole(code) ? 'STATION' : matrix[code][0].startsWith('R') ? 'REGIONS' : 'ALL'

/** The whole specification of a role. Its reach in `stations` says its audience and scope. */
export const specOf = (code: Role): RoleSpec => ({
  code,
  audience: isStationRole(code) ? 'STATION' : 'HEADQUARTERS',
  scope: scopeOf(code),
  cells: matrix[code],
  ...particulars[code],
})

/** Roles that reach money, rights or the trail: their holders enrol a second factor before anything else (security.md C2). */
const secondFactorRoles: readonly Role[] = ['HQ_ADMIN', 'FINANCE', 'AUDITOR']
export const needsSecondFactor = (codes: readonly Role[]) => codes.some((code) => secondFactorRoles.includes(code))

export const isRole = (code: string): code is Role => Object.hasOwn(matrix, code)
