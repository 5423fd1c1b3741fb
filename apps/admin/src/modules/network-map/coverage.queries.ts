import { graphql } from '@stationmaster/client'

export const coverageQuery = graphql(`
  query NetworkCoverage($input: CoverageInput!) {
    networkCoverage(input: $input) {
      minutes
      totalDemand
      coveredDemand
      counties {
        id
        code
        name
        provinceId
        latitude
        longitude
        demand
        isCovered
        minutes
        stationId
      }
      stations {
        id
        code
        name
        state
        latitude
        longitude
        isPlacedByCounty
        nearestDemand
        reachedDemand
        aloneDemand
      }
    }
  }
`)
