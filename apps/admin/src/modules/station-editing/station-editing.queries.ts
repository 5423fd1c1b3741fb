import { graphql } from '@stationmaster/client'
import { bulkAnswer } from '@stationmaster/ui'

export const createStation = graphql(`
  mutation CreateStation($input: CreateStationInput!) {
    createStation(input: $input) {
      id
    }
  }
`)

export const updateStation = graphql(`
  mutation UpdateStation($input: UpdateStationInput!) {
    updateStation(input: $input) {
      id
    }
  }
`)

export const changeStations = graphql(
  `
    mutation ChangeStations($input: ChangeStationsInput!) {
      changeStations(input: $input) {
        ...BulkAnswer
      }
    }
  `,
  [bulkAnswer],
)
