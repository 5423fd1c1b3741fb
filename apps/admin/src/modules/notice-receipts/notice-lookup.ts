import { request } from '@stationmaster/client'
import { noticeTitle, type Lookup } from '@stationmaster/ui'
import { noticeNameQuery, noticeOptionsQuery } from './receipt.queries.ts'

interface Named {
  id: string
  number: string
  titleZh: string
  titleEn: string | null
}
const optionOf = (notice: Named) => ({ value: notice.id, label: `${noticeTitle(notice)} · ${notice.number}` })

/** Published notices, found by number or title. */
export const noticeLookup: Lookup = {
  async find(text) {
    const { notices } = await request(noticeOptionsQuery, { search: text || null })
    return notices.nodes.map(optionOf)
  },
  async named(ids) {
    const answers = await Promise.all(ids.map((id) => request(noticeNameQuery, { id })))
    return answers.flatMap(({ notice }) => (notice ? [optionOf(notice)] : []))
  },
}
