import { graphql } from '@stationmaster/client'

export const importsQuery = graphql(`
  query Imports($filter: ImportFilter, $sort: ImportSort, $search: String, $first: Int, $offset: Int) {
    imports(filter: $filter, sort: $sort, search: $search, first: $first, offset: $offset) {
      totalCount
      nodes {
        id
        fileName
        kind
        state
        rowCount
        counts {
          new
          changed
          refused
        }
        createdAt
        createdByName
      }
    }
  }
`)

export const importQuery = graphql(`
  query Import($id: ID!) {
    import(id: $id) {
      id
      fileName
      kind
      state
      rowCount
      counts {
        new
        changed
        unchanged
        refused
        noted
      }
      columns {
        header
        field
      }
      file {
        id
      }
      job {
        id
        state
        done
        total
        error
      }
      createdAt
      createdByName
      availableActions
      version
    }
  }
`)

export const importRowsQuery = graphql(`
  query ImportRows($id: ID!, $filter: ImportRowFilter, $first: Int, $offset: Int) {
    import(id: $id) {
      rows(filter: $filter, first: $first, offset: $offset) {
        totalCount
        nodes {
          id
          row
          outcome
          key
          label
          problems {
            column
            field
            value
            message
          }
          notes {
            column
            code
            from
            to
            message
          }
          changes {
            field
            from
            to
          }
        }
      }
    }
  }
`)

export const runImport = graphql(`
  mutation RunImport($input: ImportStepInput!) {
    runImport(input: $input) {
      id
    }
  }
`)

export const cancelImport = graphql(`
  mutation CancelImport($input: ImportStepInput!) {
    cancelImport(input: $input) {
      id
    }
  }
`)

export const undoImport = graphql(`
  mutation UndoImport($input: ImportStepInput!) {
    undoImport(input: $input) {
      id
    }
  }
`)

export const exportImportErrors = graphql(`
  mutation ExportImportErrors($input: ImportStepInput!) {
    exportImportErrors(input: $input) {
      name
      url
    }
  }
`)
