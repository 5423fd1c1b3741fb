import { defineList } from '../../kernel/list.ts'
import { StationKindEnum, StationLevelEnum } from '../stations/station.types.ts'
import { ApplicationTemplateType, TemplateStateEnum } from './application-template.types.ts'

export const applicationTemplateList = defineList({
  type: 'ApplicationTemplate',
  node: () => ApplicationTemplateType,
  filter: {
    kind: { kind: 'enum', type: StationKindEnum },
    level: { kind: 'enum', type: StationLevelEnum },
    state: { kind: 'enum', type: TemplateStateEnum },
  },
  sort: ['kind', 'level', 'number', 'publishedAt', 'updatedAt'],
  defaultSort: { property: 'kind' },
})
