import { defineList } from '../../kernel/list.ts'
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
})
