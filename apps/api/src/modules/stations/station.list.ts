import { columnsOf } from '../../kernel/export-list.ts'
import { defineList } from '../../kernel/list.ts'
import { may } from './station.access.ts'
import { ProductLineEnum, StationKindEnum, StationLevelEnum, StationStateEnum, StationType } from './station.types.ts'

export const stationList = defineList({
  type: 'Station',
  node: () => StationType,
  filter: {
    state: { kind: 'enum', type: StationStateEnum },
    kind: { kind: 'enum', type: StationKindEnum },
    level: { kind: 'enum', type: StationLevelEnum },
    productLines: { kind: 'anyOf', type: ProductLineEnum },
    area: { kind: 'id', path: 'province.parent' },
    province: { kind: 'id' },
    city: { kind: 'id' },
    district: { kind: 'id' },
    signedOn: { kind: 'dayRange' },
    contractEndsOn: { kind: 'dayRange' },
    hasOwnerAccount: { kind: 'boolean' },
  },
  sort: ['code', 'name', 'state', 'level', 'signedOn', 'contractEndsOn', 'createdAt', 'updatedAt'],
  defaultSort: { property: 'code' },
  search: 'searchText',
  searchedInPart: ['creditCode', 'principalName'],
  export: {
    name: 'stations',
    title: 'pages.stations.title',
    allow: [may.READ],
    columns: {
      ...columnsOf(
        'code name state stateSince kind level ownership productLines address latitude longitude servicePhone',
      ),
      ...columnsOf('principalName principalPhone creditCode signedOn contractEndsOn hasOwnerAccount remark'),
      ...columnsOf('createdAt updatedAt area.name province.name city.name district.name'),
      place: 'district.path',
    },
  },
})
