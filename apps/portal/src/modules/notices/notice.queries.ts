import { graphql } from '@stationmaster/client'

export const ownNoticesQuery = graphql(`
  query OwnNotices($filter: NoticeFilter, $sort: NoticeSort, $search: String, $first: Int, $offset: Int) {
    notices(filter: $filter, sort: $sort, search: $search, first: $first, offset: $offset) {
      totalCount
      nodes {
        id
        state
        titleZh
        titleEn
        mustRead
        confirmBy
        pinned
        receiptState
        publishedAt
      }
    }
  }
`)

export const ownNoticeQuery = graphql(`
  query OwnNotice($id: ID!) {
    notice(id: $id) {
      id
      state
      titleZh
      titleEn
      bodyZh
      bodyEn
      mustRead
      confirmBy
      publishedAt
      publishedByName
      receiptState
      endReason
      files {
        file {
          id
          name
          url
          thumbnailUrl
          size
          mediaType
        }
      }
      answers {
        id
        question
        answer
      }
    }
  }
`)

export const ownReceiptQuery = graphql(`
  query OwnReceipt($notice: ID!) {
    noticeReceipts(first: 1, filter: { notice: [$notice] }) {
      nodes {
        id
        state
        confirmedAt
        confirmedByName
        availableActions
        version
      }
    }
  }
`)

export const ownQuestionsQuery = graphql(`
  query OwnQuestions($notice: ID!) {
    noticeQuestions(first: 50, sort: CREATED_AT_ASC, filter: { notice: [$notice] }) {
      nodes {
        id
        state
        isShared
        messages {
          id
          text
          authorName
          authorAudience
          createdAt
        }
        availableActions
        version
      }
    }
  }
`)

export const waitingNoticesQuery = graphql(`
  query WaitingNotices {
    toConfirm: notices(first: 20, filter: { state: [PUBLISHED], mustRead: true, receiptState: [UNREAD, READ] }) {
      totalCount
      nodes {
        id
        titleZh
        titleEn
        confirmBy
      }
    }
    unread: notices(first: 1, filter: { state: [PUBLISHED], receiptState: [UNREAD] }) {
      totalCount
    }
  }
`)

export const readNotice = graphql(`
  mutation ReadNotice($input: NoticeReceiptStepInput!) {
    readNotice(input: $input) {
      id
    }
  }
`)

export const confirmNotice = graphql(`
  mutation ConfirmNotice($input: NoticeReceiptStepInput!) {
    confirmNotice(input: $input) {
      id
    }
  }
`)

export const askQuestion = graphql(`
  mutation AskNoticeQuestion($input: AskNoticeQuestionInput!) {
    askNoticeQuestion(input: $input) {
      id
    }
  }
`)

export const followUp = graphql(`
  mutation FollowUpNoticeQuestion($input: SayInNoticeQuestionInput!) {
    followUpNoticeQuestion(input: $input) {
      id
    }
  }
`)
