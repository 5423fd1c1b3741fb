import type { SubjectType } from '@stationmaster/contracts/comments'
import type { Ctx } from '../../kernel/context.ts'
import { defineNotification, notify, type ShownNotification } from '../../kernel/notifications.ts'
import { mayWrite } from './comment.access.ts'
import { Comment } from './comment.entity.ts'

const pages: Record<SubjectType, Record<'admin' | 'portal', string>> = {
  STATION: { admin: '/stations/:id', portal: '/station' },
  STAFF_MEMBER: { admin: '/stations/:stationId', portal: '/staff/:id' },
  USER: { admin: '/users/:id', portal: '/users/:id' },
  STATION_APPLICATION: { admin: '/applications/:id', portal: '/station' },
  NOTICE: { admin: '/notices/:id', portal: '/notices/:id' },
  SERVICE_AGREEMENT: { admin: '/agreements/:id', portal: '/agreements/:id' },
  CREDENTIAL: { admin: '/credentials/:id', portal: '/credentials/:id' },
}

/** The page of the record that the comment is about. */
const path = ({ app, params }: ShownNotification) =>
  pages[params['subjectType'] as SubjectType][app].replace(/:(\w+)/g, (_, name: string) =>
    String(params[name === 'id' ? 'subjectId' : name] ?? ''),
  )

defineNotification({ key: 'MENTIONED', group: 'COMMENTS', path })
defineNotification({ key: 'COMMENT_ADDED', group: 'COMMENTS', path })

const mostAnswered = 20

/**
 * Those who are named; then, of a new comment, the other side: the station of what is visible to it, and of what a station
 * says those of headquarters who have spoken about the record before.
 */
export async function tellOfComment(
  ctx: Ctx,
  comment: Comment,
  { record, mentionedIds, isNew }: { record: string; mentionedIds: readonly string[]; isNew: boolean },
): Promise<void> {
  const { id, subjectType, subjectId, stationId, authorName: author } = comment
  const params = { author, record, subjectType, subjectId, ...(stationId ? { stationId } : {}) }
  const subject = { type: 'Comment', id }
  if (mentionedIds.length > 0)
    notify(ctx, { key: 'MENTIONED', to: { userIds: mentionedIds }, subject, params, once: id })
  if (!isNew || comment.visibility !== 'STATION' || !stationId) return
  const to =
    comment.authorAudience === 'STATION'
      ? { userIds: await earlierSpeakers(ctx, comment) }
      : { stationId, permission: mayWrite.WRITE }
  notify(ctx, { key: 'COMMENT_ADDED', to, subject, params, except: mentionedIds })
}

async function earlierSpeakers({ em }: Ctx, { subjectType, subjectId }: Comment): Promise<string[]> {
  const earlier = await em.find(
    Comment,
    { subjectType, subjectId, authorAudience: 'HEADQUARTERS', visibility: 'STATION' },
    { fields: ['authorId'], orderBy: { createdAt: 'desc' }, limit: mostAnswered },
  )
  return [...new Set(earlier.map(({ authorId }) => authorId))]
}
