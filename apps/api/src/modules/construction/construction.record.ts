import type { MilestoneState } from '@stationmaster/contracts/station-openings'
import { localDateOf } from '../../kernel/clock.ts'
import { defineRecord, extendRecord } from '../../kernel/record.ts'
import { applicant } from './construction.access.ts'
import { ConstructionMilestone } from './construction.entity.ts'
import { flow } from './construction.rules.ts'

defineRecord({
  name: 'ConstructionMilestone',
  entity: ConstructionMilestone,
  calls: { files: 'milestone_files' },
  computed: {
    isOverdue: {
      needs: ['state', 'plannedOn'],
      compute: ({ state, plannedOn }, { now }) => state === 'PLANNED' && String(plannedOn) < localDateOf(now),
    },
    availableActions: {
      needs: ['state'],
      compute: ({ state }, { actor }) => flow.actionsFor(state as MilestoneState, actor ?? applicant),
    },
  },
})
extendRecord('StationApplication', {
  many: { milestones: { of: ConstructionMilestone, by: 'application', order: 'position', limit: 30 } },
})
