import { graphql } from '@stationmaster/client'
import { exportAnswer } from '@stationmaster/ui'

export const demandQuery = graphql(`
  query CountyDemands(
    $filter: CountyDemandFilter
    $sort: CountyDemandSort
    $search: String
    $first: Int
    $offset: Int
  ) {
    countyDemands(filter: $filter, sort: $sort, search: $search, first: $first, offset: $offset) {
      totalCount
      nodes {
        id
        county {
          code
          path
        }
        customers
        installedUnits
        byName
        updatedAt
      }
    }
  }
`)

export const saveDemand = graphql(`
  mutation SaveCountyDemand($input: SaveCountyDemandInput!) {
    saveCountyDemand(input: $input) {
      rowCount
    }
  }
`)

export const exportDemand = graphql(
  `
    mutation ExportCountyDemand($input: ExportCountyDemandInput!) {
      exportCountyDemand(input: $input) {
        ...ExportAnswer
      }
    }
  `,
  [exportAnswer],
)
