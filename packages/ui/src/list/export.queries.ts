import { graphql, type ResultOf } from '@stationmaster/client'

/** What every export answers; spread it in the mutation of a list. */
export const exportAnswer = graphql(`
  fragment ExportAnswer on Export {
    rowCount
    file {
      name
      url
    }
    job {
      id
    }
  }
`)
export type ExportAnswer = ResultOf<typeof exportAnswer>

export const exportJobQuery = graphql(`
  query ExportJob($id: ID!) {
    job(id: $id) {
      state
      done
      total
      error
      file {
        name
        url
      }
    }
  }
`)
