import { graphql } from '@stationmaster/client'

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
