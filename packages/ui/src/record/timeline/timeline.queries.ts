import { graphql, type ResultOf, type VariablesOf } from '@stationmaster/client'

const comment = graphql(`
  fragment CommentFields on Comment {
    id
    text
    visibility
    authorName
    authorAudience
    editedAt
    deletedAt
    availableActions
    version
    mentions {
      id
      name
    }
    attachments {
      id
      file {
        id
        name
        mediaType
        size
        url
        thumbnailUrl
      }
    }
  }
`)

export const timelineQuery = graphql(
  `
    query Timeline($subjectType: SubjectType!, $subjectId: ID!, $show: TimelineShow!, $field: String, $after: String) {
      timeline(subjectType: $subjectType, subjectId: $subjectId, show: $show, field: $field, first: 30, after: $after) {
        nodes {
          id
          at
          kind
          title
          byName
          from
          to
          reason
          reference
          changes {
            entity
            field
            label
            from
            to
          }
          comment {
            ...CommentFields
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [comment],
)

export const mentionableQuery = graphql(`
  query MentionableUsers(
    $subjectType: SubjectType!
    $subjectId: ID!
    $visibility: CommentVisibility!
    $search: String!
  ) {
    mentionableUsers(subjectType: $subjectType, subjectId: $subjectId, visibility: $visibility, search: $search) {
      id
      name
    }
  }
`)

export const addComment = graphql(`
  mutation AddComment($input: AddCommentInput!) {
    addComment(input: $input) {
      id
    }
  }
`)

export const editComment = graphql(`
  mutation EditComment($input: EditCommentInput!) {
    editComment(input: $input) {
      id
    }
  }
`)

export const deleteComment = graphql(`
  mutation DeleteComment($input: CommentStepInput!) {
    deleteComment(input: $input) {
      id
    }
  }
`)

export type TimelineEntry = ResultOf<typeof timelineQuery>['timeline']['nodes'][number]
export type TimelineComment = NonNullable<TimelineEntry['comment']>
export type Attachment = TimelineComment['attachments'][number]['file']
export type TimelineShow = VariablesOf<typeof timelineQuery>['show']
export type Visibility = VariablesOf<typeof mentionableQuery>['visibility']

/** The record whose life is told. */
export interface Subject {
  type: VariablesOf<typeof timelineQuery>['subjectType']
  id: string
}

export interface Mention {
  id: string
  name: string
}
