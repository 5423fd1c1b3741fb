import type { AddComment, CommentStep, EditComment, SubjectType } from '@stationmaster/contracts/comments'
import { loadToChange } from '../../kernel/change.ts'
import { personOf, type Ctx } from '../../kernel/context.ts'
import { errors as commonErrors, invalidInput } from '../../kernel/errors.ts'
import { subjectOf } from '../../kernel/subjects.ts'
import { StoredFile } from '../files/stored-file.entity.ts'
import { User } from '../users/user.entity.ts'
import { Comment, CommentAttachment } from './comment.entity.ts'
import { tellOfComment } from './comment-telling.service.ts'
import { isReached, mustBeEditable, mustBeOwn, visibilityOf } from './comment.rules.ts'

type Reach = Pick<Comment, 'visibility' | 'stationId'>

export async function add(ctx: Ctx, input: AddComment): Promise<Comment> {
  const { subjectType, subjectId, text, mentionIds = [], fileIds = [] } = input
  const author = personOf(ctx)
  const { name: record, ...place } = await placeOf(ctx, subjectType, subjectId)
  const byStation = author.audience === 'STATION'
  const visibility = visibilityOf({ asked: input.visibility, byStation, hasStation: Boolean(place.stationId) })
  const reach = { visibility, stationId: place.stationId ?? null }
  const mentionedIds = await checkMentions(ctx, mentionIds, reach)
  const files = await ownFiles(ctx, fileIds)
  const comment = ctx.em.create(Comment, {
    ...place,
    subjectType,
    subjectId,
    visibility,
    text,
    mentionedIds,
    authorId: author.userId,
    authorName: author.name,
    authorAudience: author.audience,
    editedAt: null,
    deletedAt: null,
  })
  await ctx.em.flush()
  for (const [index, file] of files.entries()) ctx.em.create(CommentAttachment, { comment, file, place: index })
  await tellOfComment(ctx, comment, { record, mentionedIds, isNew: true })
  return comment
}

export async function edit(ctx: Ctx, { id, expectedVersion, text, mentionIds = [] }: EditComment): Promise<Comment> {
  const comment = await loadToChange(ctx, Comment, id, expectedVersion)
  mustBeOwn(comment, ctx.actor?.userId)
  mustBeEditable(comment, ctx.now)
  if (text === '' && (await ctx.em.count(CommentAttachment, { comment })) === 0) {
    throw invalidInput([{ path: 'text', code: 'REQUIRED' }])
  }
  const mentionedIds = await checkMentions(ctx, mentionIds, comment)
  const added = mentionedIds.filter((one) => !comment.mentionedIds.includes(one))
  comment.text = text
  comment.mentionedIds = mentionedIds
  comment.editedAt = ctx.now
  if (added.length > 0) {
    const { name: record } = await placeOf(ctx, comment.subjectType, comment.subjectId)
    await tellOfComment(ctx, comment, { record, mentionedIds: added, isNew: false })
  }
  return comment
}

/** Leaves a tombstone: that something was said and taken back, without what it was. */
export async function remove(ctx: Ctx, { id, expectedVersion }: CommentStep): Promise<Comment> {
  const comment = await loadToChange(ctx, Comment, id, expectedVersion)
  mustBeOwn(comment, ctx.actor?.userId)
  await ctx.em.nativeDelete(CommentAttachment, { comment })
  comment.text = ''
  comment.mentionedIds = []
  comment.deletedAt = ctx.now
  return comment
}

/** The rows of a list of comments: those of one record, none if the caller may not see it. */
export async function rowsOf(ctx: Ctx, subjectType: SubjectType, subjectId: string) {
  const place = await subjectOf(subjectType).find(ctx, subjectId)
  return { subjectType: [subjectType], subjectId: place ? [subjectId] : [] }
}

export interface Mentionable {
  id: string
  name: string
  audience: 'HEADQUARTERS' | 'STATION'
}

const mostNames = 8
const mostCandidates = 100

/** People whom a comment on this record could name, by the beginning of what is typed. */
export async function mentionable(
  ctx: Ctx,
  at: Pick<AddComment, 'subjectType' | 'subjectId' | 'visibility'> & { search: string },
): Promise<Mentionable[]> {
  const place = await subjectOf(at.subjectType).find(ctx, at.subjectId)
  const typed = at.search.replaceAll('\0', '').trim().slice(0, 60)
  if (!place) return []
  const reach = { visibility: at.visibility ?? 'INTERNAL', stationId: place.stationId ?? null }
  const wanted = typed ? { name: { $ilike: `%${typed.replace(/[%_\\]/g, '\\$&')}%` } } : {}
  const near = { $or: [{ audience: 'HEADQUARTERS' as const }, { stationId: place.stationId ?? null }] }
  const found = await ctx.em.find(
    User,
    { $and: [wanted, near] },
    { orderBy: { name: 'asc', id: 'asc' }, limit: mostCandidates },
  )
  return found.filter((user) => isReached(user, reach)).slice(0, mostNames)
}

/** Every id must be a user whom the author sees and whom the comment reaches; the rest is not there. */
async function checkMentions(ctx: Ctx, ids: readonly string[], reach: Reach): Promise<string[]> {
  if (ids.length === 0) return []
  const wanted = [...new Set(ids)]
  const users = await ctx.em.find(User, { id: { $in: wanted } })
  const reached = new Set(users.filter((user) => isReached(user, reach)).map(({ id }) => id))
  if (wanted.some((id) => !reached.has(id))) throw invalidInput([{ path: 'mentionIds', code: 'NOT_FOUND' }])
  return wanted
}

/** Attaching shows a file to everybody who reads the comment, so it must be the author's own. */
async function ownFiles(ctx: Ctx, ids: readonly string[]): Promise<StoredFile[]> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return []
  const found = await ctx.em.find(StoredFile, { id: { $in: wanted }, uploadedById: personOf(ctx).userId })
  const byId = new Map(found.map((file) => [file.id, file]))
  return wanted.map((id) => {
    const file = byId.get(id)
    if (!file) throw invalidInput([{ path: 'fileIds', code: 'NOT_FOUND' }])
    return file
  })
}

async function placeOf(ctx: Ctx, subjectType: SubjectType, subjectId: string) {
  const place = await subjectOf(subjectType).find(ctx, subjectId)
  if (!place) throw commonErrors.NOT_FOUND()
  return place
}
