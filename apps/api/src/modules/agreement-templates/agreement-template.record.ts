import type { AgreementTemplateState } from '@stationmaster/contracts/agreements'
import { defineRecord } from '../../kernel/record.ts'
import { may } from './agreement-template.access.ts'
import { AgreementTemplate } from './agreement-template.entity.ts'
import { changesIn, flow } from './agreement-template.rules.ts'

defineRecord({
  name: 'AgreementTemplate',
  entity: AgreementTemplate,
  computed: {
    availableActions: {
      needs: ['state'],
      compute: ({ state }, { actor }) => [
        ...(actor?.permissions.has(may.EDIT) ? changesIn(String(state)) : []),
        ...flow.actionsFor(state as AgreementTemplateState, actor),
      ],
    },
  },
})
