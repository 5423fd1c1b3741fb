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
export const next = () => (made += 1)

// A version that no row has: what the caller may change ends in CONFLICT, and nothing is changed.
export const expectedVersion = 999
export const day = '2025-06-01'

export const nowhere = '01930000-0000-7000-8000-000000000000'
export const nowhereStep = (more: object = {}, select?: string): Entry => ({
  args: () => ({ input: { id: nowhere, expectedVersion, ...more } }),
  absent: true,
  ...(select ? { select } : {}),
})

export const list: Entry = { args: () => ({}), rowless: true }
export const byId = (name: keyof Rows): Entry => ({ args: (rows) => ({ id: rows[name] }) })
export const step = (name: keyof Rows, more: object = {}, select?: string): Entry => ({
  args: (rows) => ({ input: { id: rows[name], expectedVersion, ...more } }),
  ...(select ? { select } : {}),
})
export const mark = { question: 'tools', verdict: 'PASS' }
export const own = { expectedVersion }
export const puzzle = {
  salt: '0'.repeat(24),
  challenge: '0'.repeat(64),
  signature: '0'.repeat(64),
  expiresAt: '2026-01-01T00:00:00.000Z',
  number: 1,
}
/** Needs the token of an applicant, which no account has. */
export const byToken = (input: object, select?: string): Entry => ({
  args: () => ({ input }),
  rowless: true,
  ...(select ? { select } : {}),
})
export const stationStep = step('station', { reason: '测试' })
export const signing = { contentHash: 'a'.repeat(64), signerName: '签署人', consent: true }
export const clause = { titleZh: '一', titleEn: 'One', textZh: '文', textEn: 'Text' }
export const wording = { titleZh: '协议', titleEn: 'Agreement', termMonths: 12, clauses: [clause] }
export const link = '{ sentTo }'
export const exportOf = (columns: string[]): Entry => ({
  args: () => ({ input: { columns, format: 'CSV' } }),
  select: '{ rowCount file { url } }',
  rowless: true,
})

/** More rows than are named: what the caller may change ends in BULK_COUNT_CHANGED. */
export const changeOf = (name: keyof Rows, more: object): Entry => ({
  args: (rows) => ({ input: { ids: [rows[name]], expectedCount: 2, ...more } }),
  select: '{ rowCount }',
})
