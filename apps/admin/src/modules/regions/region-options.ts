import { graphql, request, type VariablesOf } from '@stationmaster/client'
import type { Option } from '@stationmaster/ui'

const regionOptionsQuery = graphql(`
  query RegionOptions($filter: RegionFilter) {
    regions(filter: $filter, first: 100, sort: CODE_ASC) {
      nodes {
        id
        name
      }
    }
  }
`)

/** Regions to choose from: all areas, all provinces, or what lies directly below one region (each at most a hundred). */
export async function regionOptions(filter: VariablesOf<typeof regionOptionsQuery>['filter']): Promise<Option[]> {
  const { regions } = await request(regionOptionsQuery, { filter })
  return regions.nodes.map(({ id, name }) => ({ value: id, label: name }))
}

/** The regions directly below the one chosen in another field; none before it is chosen. */
export const regionsBelow = (parent: unknown): Promise<Option[]> =>
  typeof parent === 'string' && parent ? regionOptions({ parent: [parent] }) : Promise.resolve([])
