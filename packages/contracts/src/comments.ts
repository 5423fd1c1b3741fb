import * as z from 'zod/mini'
import { described, expectedVersion, id, ids, oneOf } from './fields.ts'

/** Records that have a life of their own: comments, files and a timeline. The API declares each with `defineSubject`. */
export const subjectTypes = [
  'STATION',
  'STAFF_MEMBER',
  'USER',
  'STATION_APPLICATION',
  'SERVICE_AGREEMENT',
  'CREDENTIAL',
  'NOTICE',
] as const
export const subjectType = oneOf('SubjectType', subjectTypes)
export type SubjectType = z.infer<typeof subjectType>

export const commentVisibilities = ['INTERNAL', 'STATION'] as const
export const commentVisibility = oneOf('CommentVisibility', commentVisibilities)
export type CommentVisibility = z.infer<typeof commentVisibility>

export const timelineKinds = ['CHANGE', 'STATE', 'COMMENT', 'FILE'] as const
export type TimelineKind = (typeof timelineKinds)[number]
export const timelineShows = ['ALL', 'CHANGES', 'COMMENTS', 'FILES'] as const
export type TimelineShow = (typeof timelineShows)[number]

export const longestComment = 4000
export const mostAttachments = 10

// Control signs, and signs that turn or hide text; the joiner U+200D stays, emoji need it.
// oxlint-disable-next-line no-control-regex -- they are what is removed
const hiddenSigns = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g

/** Plain text of several lines: no signs that hide or turn it, at most one empty line in a row, no blanks at line ends. */
export const tidyLines = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(hiddenSigns, '')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

const commentText = () =>
  described(
    z.pipe(z.string(), z.pipe(z.transform(tidyLines), z.string().check(z.maxLength(longestComment, 'TOO_LONG')))),
    'Plain text, shown as it is; may be empty only when files are attached.',
  )
const mentionIds = () =>
  described(
    z.optional(ids(20)),
    'Users who are named in the text with @; each must be one whom the author and the comment may reach.',
  )

export const addComment = z
  .strictObject({
    subjectType,
    subjectId: described(id(), 'Id of the record that is commented on.'),
    text: commentText(),
    visibility: z.optional(commentVisibility),
    mentionIds: mentionIds(),
    fileIds: described(
      z.optional(z.array(id()).check(z.maxLength(mostAttachments, 'TOO_MANY'))),
      'Files that the author has uploaded, at most 10.',
    ),
  })
  .check(
    z.refine(({ text, fileIds }) => text !== '' || (fileIds ?? []).length > 0, { message: 'REQUIRED', path: ['text'] }),
  )
export type AddComment = z.infer<typeof addComment>

export const editComment = z.strictObject({
  id: id(),
  expectedVersion: expectedVersion(),
  text: commentText(),
  mentionIds: mentionIds(),
})
export type EditComment = z.infer<typeof editComment>

export const commentStep = z.strictObject({ id: id(), expectedVersion: expectedVersion() })
export type CommentStep = z.infer<typeof commentStep>
