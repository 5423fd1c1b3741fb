import { locale, say, type ResultOf } from '@stationmaster/client'
import { auditedAs, auditedEnum, auditedSteps } from '@stationmaster/contracts/audit'
import { actionNames, showsAnyOf, translateIfKnown } from '@stationmaster/i18n'
import { defineListView, type Option } from '@stationmaster/ui'
import { userLookup } from '../users/user.view.ts'
import { auditEventsQuery, exportAuditEvents, type auditChangesQuery } from './audit-event.queries.ts'

export type AuditEvent = ResultOf<typeof auditEventsQuery>['auditEvents']['nodes'][number]
export type FieldChange = ResultOf<typeof auditChangesQuery>['auditEvents']['nodes'][number]['changes'][number]

showsAnyOf('fields.', 'errors.', 'enums.', 'actions.')

export const actionText = (action: string) => say.action('Mutation', action)

const actionOptions = (): Promise<Option[]> =>
  Promise.resolve(actionNames('Mutation').map((name) => ({ value: name, label: actionText(name) })))

const errorText = (code: string | null) =>
  code ? translateIfKnown(locale.value, `errors.${code}`, code) : say.word('common.empty')

// Types that mutations answer; the other names stand for tables whose fields change with them.
const entities = ['Station', 'StaffMember', 'User', 'IssuedLink', 'Session', 'Region', 'Import', 'Job', 'StoredFile']

export const auditList = defineListView({
  name: 'audit',
  type: 'AuditEvent',
  query: auditEventsQuery,
  page: (result) => result.auditEvents,
  exports: exportAuditEvents,
  words: { title: 'pages.audit.title', empty: 'pages.audit.empty', emptyHint: 'pages.audit.emptyHint' },
  sort: 'AT_DESC',
  columns: [
    { key: 'at', kind: 'moment', sort: 'AT' },
    { key: 'actorName', text: ({ actorName }) => actorName || say.word('pages.audit.nobody') },
    { key: 'action', text: ({ action }) => actionText(action) },
    { key: 'entity', kind: 'enum', enum: 'EntityName' },
    { key: 'outcome', kind: 'state', enum: 'AuditOutcome' },
    { key: 'errorCode', text: ({ errorCode }) => errorText(errorCode), hideOnPhone: true, label: 'common.reason' },
  ],
  filters: [
    { key: 'at', kind: 'moments' },
    { key: 'action', kind: 'choice', load: actionOptions },
    { key: 'entity', kind: 'enum', enum: 'EntityName', values: entities },
    { key: 'actor', kind: 'lookup', ...userLookup },
    { key: 'outcome', kind: 'enum', enum: 'AuditOutcome' },
  ],
})

const pages: Record<string, (id: string) => string> = {
  Station: (id) => `/stations/${id}`,
  User: (id) => `/users/${id}`,
  IssuedLink: (id) => `/users/${id}`,
  Region: (id) => `/regions?region=${id}`,
  Import: (id) => `/imports/${id}`,
  Job: (id) => `/jobs/${id}`,
}

/** The page of the record that was acted on, if there is one. */
export const addressOf = ({ entity, entityId }: AuditEvent) => (entityId ? pages[entity]?.(entityId) : undefined)

export const fieldText = ({ entity, field }: FieldChange) => say.field(auditedAs(entity), field)
export const entityText = ({ entity }: FieldChange) => say.value('EntityName', auditedAs(entity))

const moment = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function parsed(text: string): unknown {
  // How PostgreSQL writes a list of plain words.
  if (/^\{[\w,-]*\}$/.test(text)) return text.slice(1, -1).split(',').filter(Boolean)
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** A stored value in words: enum values, yes and no, moments; an id by its end, which differs, not its beginning. */
export function valueText({ entity, field }: FieldChange, text: string | null | undefined): string {
  if (!text) return say.word('common.empty')
  const stepsOf = auditedSteps(entity, field)
  if (stepsOf) return say.action(stepsOf, text)
  const name = auditedEnum(entity, field)
  const values = [parsed(text)].flat()
  const texts = values.map((value) => {
    if (typeof value === 'boolean') return say.word(value ? 'common.yes' : 'common.no')
    const plain = typeof value === 'string' ? value : JSON.stringify(value)
    return name ? translateIfKnown(locale.value, `enums.${name}.${plain}`, plain) : plainText(plain)
  })
  return say.list(texts) || say.word('common.empty')
}

function plainText(text: string): string {
  if (moment.test(text)) return say.moment(text)
  return uuid.test(text) ? `…${text.slice(-6)}` : text
}
