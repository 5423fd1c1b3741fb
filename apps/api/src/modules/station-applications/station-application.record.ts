import { phaseOfState, type ApplicationState } from '@stationmaster/contracts/onboarding'
import { Deadline } from '../../kernel/deadlines.ts'
import { defineRecord } from '../../kernel/record.ts'
import { ownerOf, stepsOf } from '../onboarding/index.ts'
import {
  StationApplication,
  StationApplicationStateChange,
  type Answers,
} from '../onboarding/station-application.entity.ts'
import { may } from './station-application.access.ts'

defineRecord({ name: 'StationApplicationStateChange', entity: StationApplicationStateChange })

const stateOf = (row: Record<string, unknown>) => row['state'] as ApplicationState

defineRecord({
  name: 'StationApplication',
  entity: StationApplication,
  live: [may.READ],
  one: { area: ['province', 'parent'] },
  many: { stateChanges: { of: StationApplicationStateChange, by: 'application', order: 'at desc' } },
  exists: {
    isOverdue: { of: Deadline, by: 'subjectId', where: [{ property: 'isOverdue', isNot: 'false' }] },
  },
  computed: {
    phase: { needs: ['state'], compute: (row) => phaseOfState[stateOf(row)] },
    owner: { needs: ['state'], compute: (row) => ownerOf(stateOf(row)) },
    answers: {
      needs: ['answers'],
      compute: (row) =>
        Object.entries(row['answers'] as Answers).map(([question, value]) => ({
          question,
          value: value === null ? null : String(value),
        })),
    },
    availableActions: {
      needs: ['state'],
      compute: (row, { actor }) => (actor ? stepsOf(stateOf(row), actor) : []),
    },
  },
})
