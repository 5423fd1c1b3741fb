import { graphql } from '@stationmaster/client'

export const templatesQuery = graphql(`
  query ApplicationTemplates(
    $filter: ApplicationTemplateFilter
    $sort: ApplicationTemplateSort
    $first: Int
    $offset: Int
  ) {
    applicationTemplates(filter: $filter, sort: $sort, first: $first, offset: $offset) {
      totalCount
      nodes {
        id
        kind
        level
        number
        state
        publishedAt
        publishedByName
        updatedAt
      }
    }
  }
`)

const contentFields = graphql(`
  fragment TemplateFields on ApplicationTemplate {
    id
    kind
    level
    number
    state
    publishedAt
    publishedByName
    availableActions
    version
    content {
      inspectionPassMark
      groups {
        group
        passMark
        intro {
          zh
          en
        }
        questions {
          key
          kind
          required
          evidence
          points
          minimum
          text {
            zh
            en
          }
          hint {
            zh
            en
          }
          unit {
            zh
            en
          }
          choices {
            key
            text {
              zh
              en
            }
          }
        }
      }
      milestones {
        key
        days
        evidence
        title {
          zh
          en
        }
      }
      checklist {
        key
        kind
        mandatory
        computedBy
        title {
          zh
          en
        }
      }
      surroundings {
        item
        title {
          zh
          en
        }
        hint {
          zh
          en
        }
      }
    }
  }
`)

export const templateQuery = graphql(
  `
    query ApplicationTemplate($id: ID!) {
      applicationTemplate(id: $id) {
        ...TemplateFields
      }
    }
  `,
  [contentFields],
)

export const draftTemplate = graphql(`
  mutation DraftApplicationTemplate($input: DraftApplicationTemplateInput!) {
    draftApplicationTemplate(input: $input) {
      id
    }
  }
`)

export const updateTemplate = graphql(`
  mutation UpdateApplicationTemplate($input: UpdateApplicationTemplateInput!) {
    updateApplicationTemplate(input: $input) {
      id
      version
    }
  }
`)

export const publishTemplate = graphql(`
  mutation PublishApplicationTemplate($input: ApplicationTemplateStepInput!) {
    publishApplicationTemplate(input: $input) {
      id
    }
  }
`)

export const discardTemplate = graphql(`
  mutation DiscardApplicationTemplate($input: ApplicationTemplateStepInput!) {
    discardApplicationTemplate(input: $input) {
      id
    }
  }
`)

export const computedChecksQuery = graphql(`
  query ComputedChecks {
    computedChecks {
      key
      label {
        zh
        en
      }
    }
  }
`)
