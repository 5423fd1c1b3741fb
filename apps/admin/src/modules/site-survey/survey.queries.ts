import { graphql } from '@stationmaster/client'

export const saveSurvey = graphql(`
  mutation SaveSiteSurvey($input: SaveSiteSurveyInput!) {
    saveSiteSurvey(input: $input) {
      id
      version
    }
  }
`)
