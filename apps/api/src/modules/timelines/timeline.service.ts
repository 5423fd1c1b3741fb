import type { SubjectType, TimelineShow } from '@stationmaster/contracts/comments'
import type { FilterQuery } from '@mikro-orm/core'
import { AuditEvent } from '../../kernel/audit.ts'
import type { Ctx } from '../../kernel/context.ts'
import { subjectOf, type StateRow, type Subject } from '../../kernel/subjects.ts'
import { Comment, CommentAttachment } from '../comments/comment.entity.ts'
import { newestFirst, rowsAfter, sourcesOf, type Cursor, type Source } from './timeline.rules.ts'

export interface Wanted {
  subjectType: SubjectType
  subjectId: string
  show: TimelineShow
  field: string | null
  after: Cursor | null
  limit: number
}

/** One thing that happened, before it is put into words. */
export type Happening = Cursor &
  (
    | { audit: AuditEvent; state: StateRow | undefined }
    | { audit?: undefined; state: StateRow }
    | { audit?: undefined; commentId: string }
  )

const signIns = ['signIn', 'signOut', 'changePassword', 'setPassword']

/** What happened to the record in the caller's rows, newest first, at most `limit`; nothing when he may not see the record. */
export async function happenings(ctx: Ctx, wanted: Wanted): Promise<Happening[]> {
  const subject = subjectOf(wanted.subjectType)
  if (!(await subject.find(ctx, wanted.subjectId))) return []
  const sources = sourcesOf(wanted.show, wanted.field)
  const read = (source: Source) => (sources.includes(source) ? readers[source](ctx, subject, wanted) : [])
  const found = [...(await read('AUDIT')), ...(await read('STATES')), ...(await read('COMMENTS'))]
  return found.toSorted(newestFirst).slice(0, wanted.limit)
}

const latest = { at: 'desc', id: 'desc' } as const

async function auditRows(
  ctx: Ctx,
  { type, states }: Subject,
  { subjectId, field, after, limit }: Wanted,
): Promise<Happening[]> {
  const ofRecord = { entityId: subjectId, outcome: 'DONE', action: { $nin: signIns } }
  const where = { ...ofRecord, ...changing(type, field), ...rowsAfter(after, 'at') }
  const found = await ctx.em.find(AuditEvent, where as FilterQuery<AuditEvent>, { orderBy: latest, limit })
  const reasons = await states(ctx, subjectId, { where: { at: { $in: found.map(({ at }) => at) } }, limit })
  const byMoment = new Map(reasons.map((state) => [state.at.getTime(), state]))
  return found.map((audit) => ({ id: audit.id, at: audit.at, audit, state: byMoment.get(audit.at.getTime()) }))
}

/** Only events that changed this field of the record. */
const changing = (type: string, field: string | null) =>
  field ? { storedChanges: { $contains: [{ entity: type, field }] } } : {}

/** State rows that no audit row tells of: of imports, of the seed. The others have the same moment as their audit row. */
async function stateRows(ctx: Ctx, subject: Subject, wanted: Wanted): Promise<Happening[]> {
  const rows = await subject.states(ctx, wanted.subjectId, {
    where: rowsAfter(wanted.after, 'at'),
    limit: wanted.limit,
  })
  if (rows.length === 0) return []
  const at = { $in: rows.map((row) => row.at) }
  const where = { entityId: wanted.subjectId, outcome: 'DONE', at, ...changing(subject.type, wanted.field) }
  const told = await ctx.em.find(AuditEvent, where as FilterQuery<AuditEvent>, { fields: ['at'] })
  const moments = new Set(told.map((event) => event.at.getTime()))
  return rows.filter((row) => !moments.has(row.at.getTime())).map((state) => ({ id: state.id, at: state.at, state }))
}

async function commentRows(
  ctx: Ctx,
  { key }: Subject,
  { subjectId, show, after, limit }: Wanted,
): Promise<Happening[]> {
  const onlyFiles = show === 'FILES' ? { id: { $in: await withFiles(ctx, subjectId) } } : {}
  const where = { $and: [{ subjectType: key, subjectId }, onlyFiles, rowsAfter(after, 'createdAt')] }
  const orderBy = { createdAt: 'desc', id: 'desc' } as const
  const found = await ctx.em.find(Comment, where as FilterQuery<Comment>, { orderBy, limit, fields: ['createdAt'] })
  return found.map(({ id, createdAt }) => ({ id, at: createdAt, commentId: id }))
}

const mostWithFiles = 1000

async function withFiles({ em }: Ctx, subjectId: string): Promise<string[]> {
  const rows = await em.find(
    CommentAttachment,
    { comment: { subjectId } },
    { fields: ['comment'], orderBy: { id: 'desc' }, limit: mostWithFiles },
  )
  return [...new Set(rows.map(({ comment }) => comment.id))]
}

const readers = { AUDIT: auditRows, STATES: stateRows, COMMENTS: commentRows }
