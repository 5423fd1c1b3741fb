import { graphql } from '@stationmaster/client'

export const takeAwayFile = graphql(`
  mutation TakeAwayApplicationFile($input: TakeAwayApplicationFileInput!) {
    takeAwayApplicationFile(input: $input) {
      id
    }
  }
`)
