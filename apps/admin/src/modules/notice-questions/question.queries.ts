import { graphql } from '@stationmaster/client'
import { exportAnswer } from '@stationmaster/ui'

const thread = graphql(`
  fragment Thread on NoticeQuestion {
    id
    state
    text
    isShared
    createdAt
    askedByName
    station {
      id
      name
    }
    notice {
      id
      titleZh
      titleEn
    }
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
`)

export const questionsQuery = graphql(
  `
    query NoticeQuestions(
      $filter: NoticeQuestionFilter
      $sort: NoticeQuestionSort
      $search: String
      $first: Int
      $offset: Int
    ) {
      noticeQuestions(filter: $filter, sort: $sort, search: $search, first: $first, offset: $offset) {
        totalCount
        nodes {
          ...Thread
          answeredAt
          answeredByName
          updatedAt
        }
      }
    }
  `,
  [thread],
)

export const questionQuery = graphql(
  `
    query NoticeQuestion($id: ID!) {
      noticeQuestion(id: $id) {
        ...Thread
      }
    }
  `,
  [thread],
)

export const answerQuestion = graphql(`
  mutation AnswerNoticeQuestion($input: SayInNoticeQuestionInput!) {
    answerNoticeQuestion(input: $input) {
      id
    }
  }
`)

export const shareAnswer = graphql(`
  mutation ShareNoticeAnswer($input: ShareNoticeAnswerInput!) {
    shareNoticeAnswer(input: $input) {
      id
    }
  }
`)

export const unshareAnswer = graphql(`
  mutation UnshareNoticeAnswer($input: NoticeQuestionStepInput!) {
    unshareNoticeAnswer(input: $input) {
      id
    }
  }
`)

export const exportQuestions = graphql(
  `
    mutation ExportNoticeQuestions($input: ExportNoticeQuestionsInput!) {
      exportNoticeQuestions(input: $input) {
        ...ExportAnswer
      }
    }
  `,
  [exportAnswer],
)
