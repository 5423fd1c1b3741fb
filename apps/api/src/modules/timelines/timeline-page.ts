import { t, translateIfKnown } from '@stationmaster/i18n'
import { formatMoment, parseMoment } from '../../kernel/clock.ts'
import type { AuditEvent } from '../../kernel/audit.ts'
import { ChangeWords, type WordedChange } from '../../kernel/change-words.ts'
import type { Ctx } from '../../kernel/context.ts'
import { invalidInput } from '../../kernel/errors.ts'
import { checkPage, cursorOf, parseCursor } from '../../kernel/read/page.ts'
import { selectionOf } from '../../kernel/read/selection.ts'
import { readRecords, type Row } from '../../kernel/record.ts'
import { subjectOf, type StateRow } from '../../kernel/subjects.ts'
import type { Cursor } from './timeline.rules.ts'
import { happenings, type Happening, type Wanted } from './timeline.service.ts'

type Info = Parameters<typeof selectionOf>[0] & { schema: ConstructorParameters<typeof ChangeWords>[0] }

export interface TimelineArguments extends Pick<Wanted, 'subjectType' | 'subjectId' | 'show'> {
  field?: string | null
  first?: number | null
  after?: string | null
}

/** A page of what happened to a record, in words, with the comments as far as they are selected. */
export async function timelinePage(ctx: Ctx, args: TimelineArguments, info: Info) {
  const { limit } = checkPage(args.first === undefined ? {} : { first: args.first })
  const words = new ChangeWords(info.schema, ctx, subjectOf(args.subjectType).type)
  const field = args.field ?? null
  const isHidden = field !== null && !words.isShown(field)
  const wanted = { ...args, field, after: args.after ? cursorFrom(args.after) : null, limit: limit + 1 }
  const found = isHidden ? [] : await happenings(ctx, wanted)
  const shown = found.slice(0, limit)
  const nodes = await inWords(ctx, { shown, words, info, type: subjectOf(args.subjectType).type })
  const last = shown.at(-1)
  const endCursor = last ? cursorOf(formatMoment(last.at), last.id) : null
  return { nodes, pageInfo: { hasNextPage: found.length > limit, endCursor } }
}

function cursorFrom(text: string): Cursor {
  const [moment, id] = parseCursor(text)
  const at = moment === null ? null : parseMoment(moment)
  if (!at) throw invalidInput([{ path: 'after', code: 'INVALID' }])
  return { at, id }
}

interface Page {
  shown: readonly Happening[]
  words: ChangeWords
  info: Info
  type: string
}

async function inWords(ctx: Ctx, { shown, words, info, type }: Page) {
  const changes = await words.of(shown.map((entry) => (entry.audit ? entry.audit.storedChanges : [])))
  const ids = shown.flatMap((entry) => ('commentId' in entry ? [entry.commentId] : []))
  const below = selectionOf(info).get('nodes')?.below.get('comment')?.below ?? new Map()
  // what kind of entry a comment is follows from these two, also when they are not selected
  const needed = { schema: info.schema, below: new Map([...below, plain('text'), plain('deletedAt')]) }
  const comments = await readRecords(ctx, 'Comment', ids, needed)
  return shown.map((entry, index) => {
    if (entry.audit) return auditEntry(ctx, type, entry, changes[index] ?? [])
    if ('state' in entry) return stateEntry(ctx, type, entry.state)
    return commentEntry(entry, comments.get(entry.commentId))
  })
}

const plain = (field: string) => [field, { nodes: [], below: new Map() }] as const

const nothing = {
  title: '',
  byName: '',
  changes: [] as WordedChange[],
  from: null,
  to: null,
  reason: null,
  reference: null,
  comment: null,
}

function auditEntry(
  ctx: Ctx,
  type: string,
  { audit, state }: { audit: AuditEvent; state: StateRow | undefined },
  changes: WordedChange[],
) {
  const changed = changes.find(({ entity, field, from }) => entity === type && field === 'state' && from !== null)
  const { id, at, action, actorName: byName } = audit
  const title = translateIfKnown(ctx.locale, `actions.Mutation.${action}`, action)
  const entry = { ...nothing, id, at, kind: changed || state ? 'STATE' : 'CHANGE', title, byName, changes }
  if (state) return { ...entry, ...stateWords(ctx, type, state) }
  return changed ? { ...entry, from: changed.from, to: changed.to } : entry
}

function stateWords({ locale }: Ctx, type: string, { from, to, reason, reference }: StateRow) {
  const words = (state: string) => translateIfKnown(locale, `enums.${type}State.${state}`, state)
  return { from: from && words(from), to: words(to), reason: reason || null, reference: reference ?? null }
}

function stateEntry(ctx: Ctx, type: string, row: StateRow) {
  const { id, at, byName, step } = row
  const otherwise = t(ctx.locale, 'fields.TimelineEntry.stateChanged')
  const title = translateIfKnown(ctx.locale, `actions.${type}.${step}`, otherwise)
  return { ...nothing, id, at, kind: 'STATE', title, byName, ...stateWords(ctx, type, row) }
}

function commentEntry({ id, at }: Cursor, comment: Row | undefined) {
  const isFile = comment?.['text'] === '' && comment['deletedAt'] === null
  return { ...nothing, id, at, kind: isFile ? 'FILE' : 'COMMENT', comment: comment ?? null }
}
