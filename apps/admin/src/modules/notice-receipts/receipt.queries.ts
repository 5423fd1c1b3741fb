import { graphql } from '@stationmaster/client'
import { exportAnswer } from '@stationmaster/ui'

export const receiptsQuery = graphql(`
  query NoticeReceipts(
    $filter: NoticeReceiptFilter
    $sort: NoticeReceiptSort
    $search: String
    $first: Int
    $offset: Int
  ) {
    noticeReceipts(filter: $filter, sort: $sort, search: $search, first: $first, offset: $offset) {
      totalCount
      nodes {
        id
        state
        readAt
        readByName
        confirmedAt
        confirmedByName
        createdAt
        station {
          id
          code
          name
          province {
            name
          }
        }
        notice {
          id
          titleZh
          titleEn
        }
      }
    }
  }
`)

export const noticeOptionsQuery = graphql(`
  query NoticeOptions($search: String) {
    notices(search: $search, first: 20, filter: { state: [PUBLISHED, WITHDRAWN] }) {
      nodes {
        id
        number
        titleZh
        titleEn
      }
    }
  }
`)

export const noticeNameQuery = graphql(`
  query NoticeName($id: ID!) {
    notice(id: $id) {
      id
      number
      titleZh
      titleEn
    }
  }
`)

export const exportReceipts = graphql(
  `
    mutation ExportNoticeReceipts($input: ExportNoticeReceiptsInput!) {
      exportNoticeReceipts(input: $input) {
        ...ExportAnswer
      }
    }
  `,
  [exportAnswer],
)
