import { graphql } from '@stationmaster/client'
import { exportAnswer } from '@stationmaster/ui'

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
        signedOn
        contractEndsOn
        principalName
        principalPhone
        availableActions
        version
        area {
          name
        }
        province {
          code
          name
        }
        city {
          name
        }
        district {
          name
        }
      }
    }
  }
`)

export const exportStations = graphql(
  `
    mutation ExportStations($input: ExportStationsInput!) {
      exportStations(input: $input) {
        ...ExportAnswer
      }
    }
  `,
  [exportAnswer],
)

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
      address
      latitude
      longitude
      principalName
      principalPhone
      servicePhone
      signedOn
      contractEndsOn
      remark
      area {
        id
        name
      }
      province {
        id
        code
        name
      }
      city {
        id
        name
      }
      district {
        id
        name
      }
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
        region {
          id
          path
        }
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
      agreements {
        id
        number
        state
        startsOn
        endsOn
      }
      openItems {
        area
        code
        title
        dueOn
        overdue
      }
      availableActions
      blockedActions {
        action
        text
      }
      version
      createdAt
      updatedAt
    }
  }
`)

export const confirmStation = graphql(`
  mutation ConfirmStation($input: StationStepInput!) {
    confirmStation(input: $input) {
      id
    }
  }
`)

export const putStationOnProbation = graphql(`
  mutation PutStationOnProbation($input: StationStepInput!) {
    putStationOnProbation(input: $input) {
      id
    }
  }
`)

export const suspendStation = graphql(`
  mutation SuspendStation($input: StationStepInput!) {
    suspendStation(input: $input) {
      id
    }
  }
`)

export const resumeStation = graphql(`
  mutation ResumeStation($input: StationStepInput!) {
    resumeStation(input: $input) {
      id
    }
  }
`)

export const startStationTermination = graphql(`
  mutation StartStationTermination($input: StationStepInput!) {
    startStationTermination(input: $input) {
      id
    }
  }
`)

export const terminateStation = graphql(`
  mutation TerminateStation($input: StationStepInput!) {
    terminateStation(input: $input) {
      id
    }
  }
`)
