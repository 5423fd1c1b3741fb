import { graphql } from '@stationmaster/client'

export const savedViewsQuery = graphql(`
  query SavedViews($list: String!) {
    listLook(list: $list) {
      columns
      density
    }
    savedViews(filter: { list: [$list] }, first: 100) {
      nodes {
        id
        list
        name
        state
        sharedRole
        ownerName
        isOwn
        isDefault
        version
      }
    }
  }
`)

export const saveView = graphql(`
  mutation SaveView($input: SaveViewInput!) {
    saveView(input: $input) {
      id
    }
  }
`)

export const renameView = graphql(`
  mutation RenameView($input: RenameViewInput!) {
    renameView(input: $input) {
      id
    }
  }
`)

export const shareView = graphql(`
  mutation ShareView($input: ShareViewInput!) {
    shareView(input: $input) {
      id
    }
  }
`)

export const deleteView = graphql(`
  mutation DeleteView($input: DeleteViewInput!) {
    deleteView(input: $input)
  }
`)

export const setDefaultView = graphql(`
  mutation SetDefaultView($input: SetDefaultViewInput!) {
    setDefaultView(input: $input) {
      id
    }
  }
`)
