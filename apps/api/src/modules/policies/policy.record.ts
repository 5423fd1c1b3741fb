import { localDateOf } from '../../kernel/clock.ts'
import { policyOf, PolicyVersion } from '../../kernel/policies.ts'
import { defineRecord, type Row } from '../../kernel/record.ts'
import { may } from './policy.access.ts'
import { differences, shownEntries, titleOf } from './policy-texts.ts'
import { flow, stepsFor } from './policy.rules.ts'

const policyIn = ({ key }: Row) => policyOf(String(key))

defineRecord({
  name: 'PolicyVersion',
  entity: PolicyVersion,
  live: [may.READ],
  computed: {
    title: { needs: ['key'], compute: ({ key }, { locale }) => titleOf(locale, String(key)) },
    entries: {
      needs: ['key', 'value'],
      compute: (row, { locale }) => {
        const policy = policyIn(row)
        return policy ? shownEntries(locale, policy, row['value']) : []
      },
    },
    differences: {
      needs: ['key', 'value', 'replacedValue'],
      compute: (row, { locale }) => {
        const policy = policyIn(row)
        return policy ? differences(locale, policy, row['replacedValue'], row['value']) : []
      },
    },
    availableActions: {
      needs: ['state', 'effectiveOn', 'proposedById'],
      compute: (row, { actor, now }) => {
        const state = row['state'] as PolicyVersion['state']
        const facts = {
          state,
          today: localDateOf(now),
          effectiveOn: String(row['effectiveOn']),
          proposedById: row['proposedById'] as string | null,
          deciderId: actor?.userId ?? null,
        }
        return stepsFor(state, facts, flow.actionsFor(state, actor))
      },
    },
  },
})
