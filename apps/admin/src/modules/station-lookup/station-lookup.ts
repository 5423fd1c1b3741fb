import { graphql, request } from '@stationmaster/client'
import type { Lookup } from '@stationmaster/ui'

const stationOptionsQuery = graphql(`
  query StationOptions($search: String) {
    stations(search: $search, first: 20, sort: CODE_ASC) {
      nodes {
        id
        code
        name
      }
    }
  }
`)

const stationNameQuery = graphql(`
  query StationName($id: ID!) {
    station(id: $id) {
      id
      code
      name
    }
  }
`)

const optionOf = ({ id, code, name }: { id: string; code: string; name: string }) => ({
  value: id,
  label: `${name} · ${code}`,
})

/** Stations found by code, name or principal; there may be thousands. */
export const stationLookup: Lookup = {
  async find(text) {
    const { stations } = await request(stationOptionsQuery, { search: text || null })
    return stations.nodes.map(optionOf)
  },
  async named(ids) {
    const answers = await Promise.all(ids.map((id) => request(stationNameQuery, { id })))
    return answers.flatMap(({ station }) => (station ? [optionOf(station)] : []))
  },
}
