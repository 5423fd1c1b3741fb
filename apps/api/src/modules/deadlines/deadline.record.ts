import { translateIfKnown } from '@stationmaster/i18n'
import { Deadline, deadlineSpec } from '../../kernel/deadlines.ts'
import { defineRecord } from '../../kernel/record.ts'
import { may } from './deadline.access.ts'
import { flow } from './deadline.rules.ts'

const people = new Set(['hold', 'resume', 'extend'])

defineRecord({
  name: 'Deadline',
  entity: Deadline,
  live: [may.READ],
  one: { station: ['stationId'] },
  computed: {
    title: {
      needs: ['key'],
      compute: ({ key }, { locale }) => translateIfKnown(locale, `deadlines.${String(key)}`, String(key)),
    },
    path: {
      needs: ['key', 'subjectId'],
      compute: ({ key, subjectId }, { actor }) =>
        deadlineSpec(String(key)).path?.({
          app: actor?.audience === 'STATION' ? 'portal' : 'admin',
          id: String(subjectId),
        }) ?? null,
    },
    availableActions: {
      needs: ['state', 'endedAt', 'key'],
      compute: ({ state, endedAt, key }, { actor }) => {
        if (endedAt !== null) return []
        const steps = flow.actionsFor(state as Deadline['state'], actor).filter((step) => people.has(step))
        return deadlineSpec(String(key)).holds === false ? steps.filter((step) => step !== 'hold') : steps
      },
    },
  },
})
