import { graphql } from '@stationmaster/client'

export const regionsQuery = graphql(`
  query Regions($filter: RegionFilter, $search: String, $sort: RegionSort, $first: Int) {
    regions(filter: $filter, search: $search, sort: $sort, first: $first) {
      totalCount
      nodes {
        id
        code
        name
        level
        path
        childCount
        stationCount
      }
    }
  }
`)

export const regionQuery = graphql(`
  query Region($id: ID!) {
    region(id: $id) {
      id
      code
      name
      level
      path
      childCount
      stationCount
      version
      availableActions
      parent {
        id
        name
        parent {
          id
          name
          parent {
            id
            name
          }
        }
      }
    }
  }
`)

export const createArea = graphql(`
  mutation CreateArea($input: CreateAreaInput!) {
    createArea(input: $input) {
      id
    }
  }
`)

export const renameRegion = graphql(`
  mutation RenameRegion($input: RenameRegionInput!) {
    renameRegion(input: $input) {
      id
    }
  }
`)

export const moveProvince = graphql(`
  mutation MoveProvince($input: MoveProvinceInput!) {
    moveProvince(input: $input) {
      id
    }
  }
`)
