import * as z from 'zod/mini'
import { tidyLines } from './comments.ts'
import { described, expectedVersion, id, ids, oneOf, optionalLocalDate, optionalText, reason, text } from './fields.ts'
import { stationKinds, stationLevels } from './stations.ts'

export const noticeStates = ['DRAFT', 'PUBLISHED', 'WITHDRAWN', 'DISCARDED'] as const
export type NoticeState = (typeof noticeStates)[number]

/** All stations, those that meet all chosen conditions, or stations by name. */
export const noticeAudiences = ['ALL', 'SELECTION', 'STATIONS'] as const
export const noticeAudience = oneOf('NoticeAudience', noticeAudiences)
export type NoticeAudience = z.infer<typeof noticeAudience>

export const receiptStates = ['UNREAD', 'READ', 'CONFIRMED'] as const
export type ReceiptState = (typeof receiptStates)[number]

export const longestNotice = 8000
export const mostNoticeFiles = 10
export const mostNoticeStations = 200

/** Plain text of several lines, at least one sign. */
export const lines = (most: number) =>
  z.pipe(
    z.string(),
    z.pipe(z.transform(tidyLines), z.string().check(z.minLength(1, 'REQUIRED'), z.maxLength(most, 'TOO_LONG'))),
  )
const optionalLines = (most: number) =>
  z.optional(
    z.pipe(
      z.nullable(z.string()),
      z.pipe(
        z.transform((value: string | null) => (value === null ? null : tidyLines(value) || null)),
        z.nullable(z.string().check(z.maxLength(most, 'TOO_LONG'))),
      ),
    ),
  )

const fields = {
  titleZh: described(text(80), 'Title in Chinese.'),
  titleEn: described(optionalText(160), 'Title in English; readers of English get the Chinese one without it.'),
  bodyZh: described(lines(longestNotice), 'Text in Chinese: plain text, shown as it is.'),
  bodyEn: described(
    optionalLines(longestNotice),
    'Text in English; readers of English get the Chinese one without it.',
  ),
  audience: described(noticeAudience, 'Whom it is for.'),
  provinceIds: described(z.optional(ids(40)), 'SELECTION: stations in any of these provinces; empty for everywhere.'),
  stationKinds: described(
    z.optional(z.array(oneOf('StationKind', stationKinds)).check(z.maxLength(stationKinds.length, 'TOO_MANY'))),
    'SELECTION: stations of any of these kinds; empty for every kind.',
  ),
  stationLevels: described(
    z.optional(z.array(oneOf('StationLevel', stationLevels)).check(z.maxLength(stationLevels.length, 'TOO_MANY'))),
    'SELECTION: stations of any of these levels; empty for every level.',
  ),
  stationIds: described(z.optional(ids(mostNoticeStations)), 'STATIONS: these stations, at most 200.'),
  mustRead: described(
    z.optional(z.boolean()),
    'Blocks the home page of the portal until the station has confirmed it.',
  ),
  confirmBy: described(optionalLocalDate(), 'Last day to confirm; only of a notice that must be read.'),
  pinned: described(z.optional(z.boolean()), 'Stands above the others in the list of stations.'),
  fileIds: described(
    z.optional(z.array(id()).check(z.maxLength(mostNoticeFiles, 'TOO_MANY'))),
    'Files that the sender has uploaded, at most 10.',
  ),
}

export const createNotice = z.strictObject(fields)
export type CreateNotice = z.infer<typeof createNotice>

export const updateNotice = z.strictObject({
  id: id(),
  expectedVersion: expectedVersion(),
  ...fields,
  titleZh: z.optional(fields.titleZh),
  bodyZh: z.optional(fields.bodyZh),
  audience: z.optional(fields.audience),
})
export type UpdateNotice = z.infer<typeof updateNotice>

export const noticeStep = z.strictObject({ id: id(), expectedVersion: expectedVersion() })
export type NoticeStep = z.infer<typeof noticeStep>
export const noticeReason = z.strictObject({ id: id(), expectedVersion: expectedVersion(), reason: reason() })
export type NoticeReason = z.infer<typeof noticeReason>

/** The receipt of one station. */
export const receiptStep = z.strictObject({ id: id(), expectedVersion: expectedVersion() })
export type ReceiptStep = z.infer<typeof receiptStep>
