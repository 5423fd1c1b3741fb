import { graphql } from '@stationmaster/client'

export const keepListLook = graphql(`
  mutation KeepListLook($input: KeepListLookInput!) {
    keepListLook(input: $input) {
      list
    }
  }
`)
