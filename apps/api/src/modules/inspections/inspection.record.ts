import type { InspectionState } from '@stationmaster/contracts/station-openings'
import { defineRecord, extendRecord } from '../../kernel/record.ts'
import { AcceptanceInspection, InspectionItem } from './inspection.entity.ts'
import { flow } from './inspection.rules.ts'

defineRecord({
  name: 'InspectionItem',
  entity: InspectionItem,
  calls: { files: 'inspection_item_files', rectifiedFiles: 'inspection_item_rectified_files' },
})
defineRecord({
  name: 'AcceptanceInspection',
  entity: AcceptanceInspection,
  many: { items: { of: InspectionItem, by: 'inspection', order: 'position', limit: 50 } },
  computed: {
    availableActions: {
      needs: ['state', 'inspectorId'],
      compute: ({ state, inspectorId }, { actor }) => {
        if (!actor || actor.userId !== inspectorId) return []
        const steps = flow.actionsFor(state as InspectionState, actor)
        return steps.length > 0 ? ['record', ...steps] : []
      },
    },
  },
})
extendRecord('StationApplication', {
  many: { inspections: { of: AcceptanceInspection, by: 'application', order: 'round', limit: 50 } },
})
