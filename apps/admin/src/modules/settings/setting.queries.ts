import { graphql, type ResultOf } from '@stationmaster/client'
import { exportAnswer } from '@stationmaster/ui'

const policy = graphql(`
  fragment PolicyFields on Policy {
    key
    group
    title
    about
    number
    fields {
      name
      label
      kind
      minimum
      maximum
      options {
        value
        label
      }
    }
    entries {
      field
      label
      values
      text
    }
    proposalCount
    upcomingCount
    availableActions
  }
`)

export const policiesQuery = graphql(
  `
    query Policies($on: LocalDate) {
      policies(on: $on) {
        ...PolicyFields
      }
    }
  `,
  [policy],
)
export type PolicyRow = ResultOf<typeof policiesQuery>['policies'][number]

export const policyQuery = graphql(
  `
    query Policy($key: String!) {
      policy(key: $key) {
        ...PolicyFields
      }
    }
  `,
  [policy],
)

const version = graphql(`
  fragment PolicyVersionFields on PolicyVersion {
    id
    key
    title
    number
    state
    effectiveOn
    reason
    differences {
      field
      label
      from
      to
    }
    entries {
      field
      label
      text
    }
    replacedNumber
    proposedByName
    decidedByName
    decidedAt
    decisionReason
    createdAt
    availableActions
    version
  }
`)

export const policyVersionsQuery = graphql(
  `
    query PolicyVersions($filter: PolicyVersionFilter, $sort: PolicyVersionSort, $first: Int, $offset: Int) {
      policyVersions(filter: $filter, sort: $sort, first: $first, offset: $offset) {
        totalCount
        nodes {
          ...PolicyVersionFields
        }
      }
    }
  `,
  [version],
)

export const policyVersionQuery = graphql(
  `
    query PolicyVersion($id: ID!) {
      policyVersion(id: $id) {
        ...PolicyVersionFields
      }
    }
  `,
  [version],
)
export type PolicyVersionRecord = NonNullable<ResultOf<typeof policyVersionQuery>['policyVersion']>

export const policyVersionCountsQuery = graphql(`
  query PolicyVersionCounts($tomorrow: LocalDate) {
    toApprove: policyVersions(filter: { state: [PROPOSED] }) {
      totalCount
    }
    upcoming: policyVersions(filter: { state: [APPROVED], effectiveOn: { from: $tomorrow } }) {
      totalCount
    }
  }
`)

export const exportPolicyVersions = graphql(
  `
    mutation ExportPolicyVersions($input: ExportPolicyVersionsInput!) {
      exportPolicyVersions(input: $input) {
        ...ExportAnswer
      }
    }
  `,
  [exportAnswer],
)

export const proposePolicy = graphql(`
  mutation ProposePolicy($input: ProposePolicyInput!) {
    proposePolicy(input: $input) {
      id
    }
  }
`)

export const approvePolicyVersion = graphql(`
  mutation ApprovePolicyVersion($input: PolicyVersionStepInput!) {
    approvePolicyVersion(input: $input) {
      id
    }
  }
`)

export const rejectPolicyVersion = graphql(`
  mutation RejectPolicyVersion($input: PolicyVersionReasonInput!) {
    rejectPolicyVersion(input: $input) {
      id
    }
  }
`)

export const withdrawPolicyVersion = graphql(`
  mutation WithdrawPolicyVersion($input: PolicyVersionReasonInput!) {
    withdrawPolicyVersion(input: $input) {
      id
    }
  }
`)
