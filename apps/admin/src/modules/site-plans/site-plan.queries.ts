import { graphql } from '@stationmaster/client'

export const sitePlanQuery = graphql(`
  query SitePlan($input: SitePlanInput!) {
    sitePlan(input: $input) {
      minutes
      totalDemand
      coveredDemand
      plannedDemand
      sites {
        gain
        county {
          id
          name
          provinceId
          latitude
          longitude
        }
      }
    }
  }
`)

export const closingQuery = graphql(`
  query StationClosing($input: StationClosingInput!) {
    stationClosing(input: $input) {
      minutes
      lostDemand
      counties {
        id
        code
        name
        provinceId
        demand
      }
    }
  }
`)

export const siteReachQuery = graphql(`
  query SiteReach($districtId: ID!) {
    siteReach(districtId: $districtId) {
      minutes30
      minutes60
      minutes
      gain
      hasDemand
      stations {
        id
        code
        name
        minutes
      }
    }
  }
`)
