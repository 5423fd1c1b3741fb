import { columnsOf } from '../../kernel/export-list.ts'
import { defineList } from '../../kernel/list.ts'
import { StationApplicationStateChange } from '../onboarding/station-application.entity.ts'
import { StationKindEnum, StationLevelEnum } from '../stations/station.types.ts'
import { may } from './station-application.access.ts'
import { ApplicationStateEnum, RefusalReasonEnum, StationApplicationType } from './station-application.types.ts'

export const stationApplicationList = defineList({
  type: 'StationApplication',
  node: () => StationApplicationType,
  filter: {
    state: { kind: 'enum', type: ApplicationStateEnum },
    kind: { kind: 'enum', type: StationKindEnum },
    level: { kind: 'enum', type: StationLevelEnum },
    area: { kind: 'id', path: 'province.parent' },
    province: { kind: 'id' },
    reviewerId: { kind: 'id' },
    submittedAt: { kind: 'momentRange' },
    stateSince: { kind: 'momentRange' },
    createdAt: { kind: 'momentRange' },
    refusalCode: { kind: 'enum', type: RefusalReasonEnum },
    isOverdue: { kind: 'boolean' },
    passed: {
      kind: 'has',
      of: StationApplicationStateChange,
      by: 'application',
      property: 'to',
      type: ApplicationStateEnum,
    },
  },
  sort: ['code', 'companyName', 'state', 'stateSince', 'submittedAt', 'createdAt', 'updatedAt'],
  defaultSort: { property: 'stateSince' },
  search: 'searchText',
  export: {
    name: 'stationApplications',
    title: 'pages.onboarding.title',
    allow: [may.READ],
    columns: {
      ...columnsOf('code companyName state stateSince kind level licenceNo contactName phone address'),
      ...columnsOf('reviewerName submittedAt createdAt area.name province.name city.name district.name'),
    },
  },
})
