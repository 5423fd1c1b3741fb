import { graphql } from '@stationmaster/client'
import { exportAnswer } from '@stationmaster/ui'

export const noticesQuery = graphql(`
  query Notices($filter: NoticeFilter, $sort: NoticeSort, $search: String, $first: Int, $offset: Int) {
    notices(filter: $filter, sort: $sort, search: $search, first: $first, offset: $offset) {
      totalCount
      nodes {
        id
        number
        state
        titleZh
        titleEn
        audience
        mustRead
        confirmBy
        pinned
        recipientCount
        unreadCount
        confirmedCount
        openQuestionCount
        publishedAt
        createdByName
        updatedAt
      }
    }
  }
`)

export const noticeQuery = graphql(`
  query Notice($id: ID!) {
    notice(id: $id) {
      id
      number
      state
      titleZh
      titleEn
      bodyZh
      bodyEn
      audience
      stationKinds
      stationLevels
      provinces {
        id
        name
      }
      stations {
        id
        name
      }
      mustRead
      confirmBy
      pinned
      files {
        id
        file {
          id
          name
          url
          thumbnailUrl
          size
          mediaType
        }
      }
      recipientCount
      unreadCount
      confirmedCount
      openQuestionCount
      answers {
        id
        question
        answer
      }
      createdByName
      publishedAt
      publishedByName
      remindedAt
      endedAt
      endReason
      availableActions
      version
    }
  }
`)

export const noticeCountsQuery = graphql(`
  query NoticeCounts {
    all: notices(first: 1) {
      totalCount
    }
    drafts: notices(first: 1, filter: { state: [DRAFT] }) {
      totalCount
    }
    mustRead: notices(first: 1, filter: { state: [PUBLISHED], mustRead: true }) {
      totalCount
    }
  }
`)

export const createNotice = graphql(`
  mutation CreateNotice($input: CreateNoticeInput!) {
    createNotice(input: $input) {
      id
    }
  }
`)

export const updateNotice = graphql(`
  mutation UpdateNotice($input: UpdateNoticeInput!) {
    updateNotice(input: $input) {
      id
    }
  }
`)

export const publishNotice = graphql(`
  mutation PublishNotice($input: NoticeStepInput!) {
    publishNotice(input: $input) {
      id
    }
  }
`)

export const discardNotice = graphql(`
  mutation DiscardNotice($input: NoticeStepInput!) {
    discardNotice(input: $input) {
      id
    }
  }
`)

export const remindNotice = graphql(`
  mutation RemindNotice($input: NoticeStepInput!) {
    remindNotice(input: $input) {
      id
    }
  }
`)

export const withdrawNotice = graphql(`
  mutation WithdrawNotice($input: NoticeReasonInput!) {
    withdrawNotice(input: $input) {
      id
    }
  }
`)

export const exportNotices = graphql(
  `
    mutation ExportNotices($input: ExportNoticesInput!) {
      exportNotices(input: $input) {
        ...ExportAnswer
      }
    }
  `,
  [exportAnswer],
)
