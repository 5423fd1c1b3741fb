import { defineFormView, noticeBody, noticeTitle, type Draft } from '@stationmaster/ui'
import { regionOptions } from '../regions/region-options.ts'
import { stationLookup } from '../station-lookup/station-lookup.ts'
import type { NoticeRecord } from './notice.view.ts'

const bySelection = ({ audience }: Draft) => audience === 'SELECTION'
const hint = 'pages.notices.everywhereHint'

export const noticeForm = defineFormView({
  type: 'Notice',
  sections: [
    {
      title: 'pages.notices.sectionText',
      fields: [
        { key: 'titleZh', kind: 'text', required: true },
        { key: 'titleEn', kind: 'text', hint: 'pages.notices.englishHint' },
        { key: 'bodyZh', kind: 'multiline', required: true },
        { key: 'bodyEn', kind: 'multiline', hint: 'pages.notices.englishHint' },
        { key: 'fileIds', kind: 'slot' },
      ],
    },
    {
      title: 'pages.notices.sectionAudience',
      fields: [
        { key: 'audience', kind: 'enum', enum: 'NoticeAudience', required: true },
        {
          key: 'provinceIds',
          kind: 'choices',
          wide: true,
          hint,
          when: bySelection,
          load: () => regionOptions({ level: ['PROVINCE'] }),
        },
        { key: 'stationKinds', kind: 'enums', enum: 'StationKind', hint, when: bySelection },
        { key: 'stationLevels', kind: 'enums', enum: 'StationLevel', hint, when: bySelection },
        {
          key: 'stationIds',
          kind: 'lookups',
          wide: true,
          required: true,
          when: ({ audience }) => audience === 'STATIONS',
          ...stationLookup,
        },
      ],
    },
    {
      title: 'pages.notices.sectionReading',
      fields: [
        { key: 'mustRead', kind: 'slot' },
        { key: 'confirmBy', kind: 'day', when: ({ mustRead }) => mustRead === true },
        { key: 'pinned', kind: 'slot' },
      ],
    },
  ],
})

/** The values of a notice as the form holds them; the files are the ids of those that it has. */
export const valuesOf = ({ provinces, stations, files, ...own }: NoticeRecord): Draft => ({
  ...own,
  provinceIds: (provinces ?? []).map(({ id }) => id),
  stationIds: (stations ?? []).map(({ id }) => id),
  fileIds: files.map(({ file }) => file.id),
})

export const blank: Draft = { audience: 'ALL', mustRead: false, pinned: false }

/** A copy begins with the same words for the same stations; its day and files are chosen anew. */
export function copyOf(notice: NoticeRecord): Draft {
  const { titleZh, titleEn, bodyZh, bodyEn, audience, stationKinds, stationLevels, mustRead, pinned } = notice
  const { provinceIds, stationIds } = valuesOf(notice)
  const words = { titleZh, titleEn, bodyZh, bodyEn, mustRead, pinned }
  return { ...words, audience, stationKinds, stationLevels, provinceIds, stationIds }
}

const textIn = (value: unknown) => (typeof value === 'string' && value ? value : null)

/** What is being typed, as a notice of this moment. */
export function previewOf(draft: Draft) {
  const words = {
    titleZh: textIn(draft['titleZh']) ?? '',
    titleEn: textIn(draft['titleEn']),
    bodyZh: textIn(draft['bodyZh']) ?? '',
    bodyEn: textIn(draft['bodyEn']),
  }
  const mustRead = draft['mustRead'] === true
  const notice = {
    ...words,
    mustRead,
    confirmBy: mustRead ? textIn(draft['confirmBy']) : null,
    publishedAt: null,
    publishedByName: null,
    files: [],
  }
  return { title: noticeTitle(words), isEmpty: !noticeTitle(words) && !noticeBody(words), notice }
}
