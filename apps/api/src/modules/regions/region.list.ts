import { defineList } from '../../kernel/list.ts'
import { RegionLevelEnum, RegionType } from './region.types.ts'

export const regionList = defineList({
  type: 'Region',
  node: () => RegionType,
  filter: { parent: { kind: 'id' }, level: { kind: 'enum', type: RegionLevelEnum } },
  sort: ['code', 'name'],
  defaultSort: { property: 'code' },
  search: 'searchText',
})
