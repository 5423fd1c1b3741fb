import { graphql } from '@stationmaster/client'

export const reportQuery = graphql(`
  query OnboardingReport($input: OnboardingReportInput!) {
    onboardingReport(input: $input) {
      stages {
        stage
        count
        medianDays
        ninetiethDays
      }
      refusals {
        reason
        count
      }
      overdue {
        state
        owner
        reviewerId
        reviewerName
        count
      }
    }
  }
`)
