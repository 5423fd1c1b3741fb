import { defineList } from '../../kernel/list.ts'
import { ApplicationStateEnum } from '../station-applications/station-application.types.ts'
import { StationKindEnum } from '../stations/station.types.ts'
import { ApplicationProgressType } from './application-progress.types.ts'

export const applicationProgressList = defineList({
  type: 'ApplicationProgress',
  node: () => ApplicationProgressType,
  filter: {
    state: { kind: 'enum', type: ApplicationStateEnum },
    kind: { kind: 'enum', type: StationKindEnum },
    province: { kind: 'id' },
    updatedAt: { kind: 'momentRange' },
  },
  sort: ['code', 'stateSince', 'submittedAt', 'updatedAt'],
  defaultSort: { property: 'updatedAt', descending: true },
})
