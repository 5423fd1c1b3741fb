import { graphql } from '@stationmaster/client'

export const jobsQuery = graphql(`
  query Jobs($filter: JobFilter, $sort: JobSort, $search: String, $first: Int, $offset: Int) {
    jobs(filter: $filter, sort: $sort, search: $search, first: $first, offset: $offset) {
      totalCount
      nodes {
        id
        title
        state
        done
        total
        requestedByName
        createdAt
        finishedAt
      }
    }
  }
`)

export const jobQuery = graphql(`
  query Job($id: ID!) {
    job(id: $id) {
      id
      kind
      title
      state
      done
      total
      error
      file {
        name
        size
        url
      }
      requestedByName
      createdAt
      startedAt
      finishedAt
      availableActions
      version
    }
  }
`)

export const cancelJob = graphql(`
  mutation CancelJob($input: JobStepInput!) {
    cancelJob(input: $input) {
      id
    }
  }
`)
