import { noticeAudiences, noticeStates } from '@stationmaster/contracts/notices'
import { stationKinds, stationLevels } from '@stationmaster/contracts/stations'
import { defineEntity, p } from '@mikro-orm/core'
import { document } from '../../kernel/document.ts'
import { newId } from '../../kernel/ids.ts'
import { StoredFile } from '../files/stored-file.entity.ts'
import { flow } from './notice.rules.ts'

const NoticeSchema = defineEntity({
  name: 'Notice',
  properties: {
    ...document,
    number: p.text(),
    state: p.enum(noticeStates).default(flow.initial),
    titleZh: p.text(),
    titleEn: p.text().nullable(),
    bodyZh: p.text(),
    bodyEn: p.text().nullable(),
    audience: p.enum(noticeAudiences),
    provinceIds: p.uuid().array(),
    stationKinds: p.enum(stationKinds).array(),
    stationLevels: p.enum(stationLevels).array(),
    stationIds: p.uuid().array(),
    mustRead: p.boolean(),
    confirmBy: p.date().nullable(),
    pinned: p.boolean(),
    /** Pinned before the others, then the newest. */
    precedence: p.text(),
    createdById: p.uuid().nullable(),
    createdByName: p.text(),
    publishedAt: p.datetime().nullable(),
    publishedByName: p.text().nullable(),
    remindedAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
    endReason: p.text().nullable(),
    searchText: p.text(),
  },
})
/** 公告: what headquarters tells its stations. */
export class Notice extends NoticeSchema.class {}
NoticeSchema.setClass(Notice)

const NoticeFileSchema = defineEntity({
  name: 'NoticeFile',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    notice: () => p.manyToOne(Notice),
    file: () => p.manyToOne(StoredFile),
    place: p.integer(),
  },
})
export class NoticeFile extends NoticeFileSchema.class {}
NoticeFileSchema.setClass(NoticeFile)
