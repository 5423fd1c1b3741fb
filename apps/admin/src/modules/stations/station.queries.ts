import { graphql } from '@stationmaster/client'

export const stationsQuery = graphql(`
  query Stations($filter: StationFilter, $sort: StationSort, $search: String, $first: Int, $offset: Int) {
    stations(filter: $filter, sort: $sort, search: $search, first: $first, offset: $offset) {
      totalCount
      nodes {
        id
        code
        name
        kind
        level
        state
        productLines
        area {
          name
        }
        province {
          name
        }
        city {
          name
        }
        district {
          name
        }
        principalName
        principalPhone
        signedOn
        contractEndsOn
        hasOwnerAccount
      }
    }
  }
`)

export const stationCountsQuery = graphql(`
  query StationCounts($endsBy: LocalDate) {
    all: stations(first: 1) {
      totalCount
    }
    endingSoon: stations(first: 1, filter: { contractEndsOn: { to: $endsBy }, state: [ACTIVE, PROBATION, SUSPENDED] }) {
      totalCount
    }
    probation: stations(first: 1, filter: { state: [PROBATION] }) {
      totalCount
    }
    suspended: stations(first: 1, filter: { state: [SUSPENDED] }) {
      totalCount
    }
    terminating: stations(first: 1, filter: { state: [TERMINATING] }) {
      totalCount
    }
    withoutOwner: stations(first: 1, filter: { hasOwnerAccount: false, state: [ACTIVE, PROBATION] }) {
      totalCount
    }
  }
`)

export const stationsByProvinceQuery = graphql(`
  query StationsByProvince {
    stationsByProvince {
      count
      region {
        id
        code
        name
      }
    }
  }
`)

export const stationQuery = graphql(`
  query Station($id: ID!) {
    station(id: $id) {
      id
      code
      name
      creditCode
      kind
      level
      ownership
      state
      productLines
      area {
        id
        name
      }
      province {
        id
        name
      }
      city {
        id
        name
      }
      district {
        id
        name
        path
      }
      address
      latitude
      longitude
      principalName
      principalPhone
      servicePhone
      signedOn
      contractEndsOn
      remark
      openingHours {
        weekday
        opensAt
        closesAt
      }
      contacts {
        id
        name
        duty
        phone
      }
      territories {
        id
        path
      }
      staff {
        id
        name
        phone
        position
        state
        badgeNumber
        joinedOn
        productLines
      }
      stateChanges {
        id
        from
        to
        step
        reason
        reference
        byName
        at
      }
      openItems {
        area
        code
        title
        dueOn
        overdue
      }
      hasOwnerAccount
      availableActions
      version
      createdAt
      updatedAt
    }
  }
`)

const stepFields = graphql(`
  fragment StationStepFields on Station {
    id
    state
    version
    availableActions
  }
`)

export const createStationMutation = graphql(`
  mutation CreateStation($input: CreateStationInput!) {
    createStation(input: $input) {
      id
    }
  }
`)

export const updateStationMutation = graphql(`
  mutation UpdateStation($input: UpdateStationInput!) {
    updateStation(input: $input) {
      id
      version
    }
  }
`)

export const confirmStationMutation = graphql(
  `
    mutation ConfirmStation($input: StationStepInput!) {
      confirmStation(input: $input) {
        ...StationStepFields
      }
    }
  `,
  [stepFields],
)

export const putStationOnProbationMutation = graphql(
  `
    mutation PutStationOnProbation($input: StationStepInput!) {
      putStationOnProbation(input: $input) {
        ...StationStepFields
      }
    }
  `,
  [stepFields],
)

export const suspendStationMutation = graphql(
  `
    mutation SuspendStation($input: StationStepInput!) {
      suspendStation(input: $input) {
        ...StationStepFields
      }
    }
  `,
  [stepFields],
)

export const resumeStationMutation = graphql(
  `
    mutation ResumeStation($input: StationStepInput!) {
      resumeStation(input: $input) {
        ...StationStepFields
      }
    }
  `,
  [stepFields],
)

export const startStationTerminationMutation = graphql(
  `
    mutation StartStationTermination($input: StationStepInput!) {
      startStationTermination(input: $input) {
        ...StationStepFields
      }
    }
  `,
  [stepFields],
)

export const terminateStationMutation = graphql(
  `
    mutation TerminateStation($input: StationStepInput!) {
      terminateStation(input: $input) {
        ...StationStepFields
      }
    }
  `,
  [stepFields],
)
