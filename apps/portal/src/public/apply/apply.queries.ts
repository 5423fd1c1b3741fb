import { graphql, type ResultOf } from '@stationmaster/client/gql.ts'

const ownApplication = graphql(`
  fragment Own on OwnApplication {
    id
    code
    state
    stateSince
    phase
    owner
    dueAt
    kind
    level
    companyName
    licenceNo
    contactName
    phone
    email
    address
    place
    refusalCode
    submittedAt
    availableActions
    version
    answers {
      question
      value
    }
    files {
      id
      slot
      name
      mediaType
      size
      hasThumbnail
    }
    asked {
      question
      reason
    }
    missing {
      group
      questions
    }
    steps {
      phase
      state
    }
    history {
      to
      at
      reason
    }
  }
`)

const form = graphql(`
  fragment Form on ApplicationForm {
    surroundings
    milestones
    constructionDays
    groups {
      group
      intro
    }
    questions {
      group
      key
      kind
      text
      hint
      unit
      minimum
      required
      evidence
      choices {
        key
        text
      }
    }
  }
`)

export const puzzleQuery = graphql(`
  query ApplicationPuzzle {
    applicationPuzzle {
      salt
      challenge
      maximum
      expiresAt
      signature
    }
  }
`)

export const placesQuery = graphql(`
  query ApplicationPlaces($parentId: ID) {
    applicationPlaces(parentId: $parentId) {
      id
      name
    }
  }
`)

export const formQuery = graphql(
  `
    query ApplicationForm($kind: StationKind!, $level: StationLevel!) {
      applicationForm(kind: $kind, level: $level) {
        ...Form
      }
    }
  `,
  [form],
)

export const ownQuery = graphql(
  `
    query OwnApplication {
      ownApplication {
        ...Own
      }
    }
  `,
  [ownApplication],
)

/** Its own version of the form, which may be older than the published one. */
export const ownFormQuery = graphql(
  `
    query OwnForm {
      ownApplication {
        form {
          ...Form
        }
      }
    }
  `,
  [form],
)

export const startMutation = graphql(
  `
    mutation StartStationApplication($input: StartStationApplicationInput!) {
      startStationApplication(input: $input) {
        token
        application {
          ...Own
        }
      }
    }
  `,
  [ownApplication],
)

export const resumeMutation = graphql(
  `
    mutation ResumeStationApplication($input: ResumeStationApplicationInput!) {
      resumeStationApplication(input: $input) {
        token
        application {
          ...Own
        }
      }
    }
  `,
  [ownApplication],
)

export const saveMutation = graphql(
  `
    mutation SaveStationApplication($input: SaveStationApplicationInput!) {
      saveStationApplication(input: $input) {
        ...Own
      }
    }
  `,
  [ownApplication],
)

export const submitMutation = graphql(
  `
    mutation SubmitStationApplication($input: OwnApplicationStepInput!) {
      submitStationApplication(input: $input) {
        ...Own
      }
    }
  `,
  [ownApplication],
)

export const withdrawMutation = graphql(
  `
    mutation WithdrawStationApplication($input: WithdrawStationApplicationInput!) {
      withdrawStationApplication(input: $input) {
        ...Own
      }
    }
  `,
  [ownApplication],
)

export const removeFileMutation = graphql(
  `
    mutation RemoveApplicationFile($input: RemoveApplicationFileInput!) {
      removeApplicationFile(input: $input) {
        ...Own
      }
    }
  `,
  [ownApplication],
)

export const mailCodeMutation = graphql(
  `
    mutation MailTrackingCode($input: OwnApplicationStepInput!) {
      mailTrackingCode(input: $input) {
        ...Own
      }
    }
  `,
  [ownApplication],
)

export type Own = NonNullable<ResultOf<typeof ownQuery>['ownApplication']>
export type OwnFile = Own['files'][number]
export type Form = NonNullable<ResultOf<typeof formQuery>['applicationForm']>
export type Question = Form['questions'][number]
export type Puzzle = ResultOf<typeof puzzleQuery>['applicationPuzzle']
