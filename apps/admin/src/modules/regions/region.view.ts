import { request, type ResultOf } from '@stationmaster/client'
import { defineFormView, type Lookup, type Steps } from '@stationmaster/ui'
import { reactive } from 'vue'
import { regionOptions } from './region-options.ts'
import { regionQuery, regionsQuery } from './region.queries.ts'

export type RegionRow = ResultOf<typeof regionsQuery>['regions']['nodes'][number]
export type RegionRecord = NonNullable<ResultOf<typeof regionQuery>['region']>
type Level = RegionRow['level']

/** The branches that are open, by region id, as long as the page lives: coming back finds the tree as it was. */
export const openBranches = reactive(new Set<string>())

/** The list of stations that a region's number counts. */
export const stationsOf = ({ id, level }: { id: string; level: Level }) => ({
  path: '/stations',
  query: { [level.toLowerCase()]: id },
})

/** The regions above one, the largest first. */
export function ancestorsOf({ parent }: RegionRecord): { id: string; name: string }[] {
  const found = [parent?.parent?.parent, parent?.parent, parent]
  return found.flatMap((region) => (region ? [{ id: region.id, name: region.name }] : []))
}

export const regionSteps: Steps<RegionRecord> = {
  rename: { open: true, icon: 'i-lucide-pencil' },
  move: { open: true, icon: 'i-lucide-folder-input' },
}

export const areaForm = defineFormView({
  type: 'Region',
  sections: [
    {
      fields: [
        { key: 'name', kind: 'text', required: true },
        { key: 'code', kind: 'text', required: true, hint: 'pages.regions.codeHint' },
      ],
    },
  ],
})
export const nameForm = defineFormView({
  type: 'Region',
  sections: [{ fields: [{ key: 'name', kind: 'text', required: true, wide: true }] }],
})
export const moveForm = defineFormView({
  type: 'Region',
  sections: [
    {
      fields: [
        { key: 'areaId', kind: 'choice', required: true, wide: true, load: () => regionOptions({ level: ['AREA'] }) },
      ],
    },
  ],
})

/** Cities or districts found by name; there are hundreds and thousands. */
export const regionLookup = (level: Level): Lookup => ({
  async find(text) {
    const { regions } = await request(regionsQuery, { filter: { level: [level] }, search: text || null, first: 20 })
    return regions.nodes.map(({ id, path }) => ({ value: id, label: path }))
  },
  async named(ids) {
    const answers = await Promise.all(ids.map((id) => request(regionQuery, { id })))
    return answers.flatMap(({ region }) => (region ? [{ value: region.id, label: region.name }] : []))
  },
})
