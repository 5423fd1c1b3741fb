import { agreementTemplateStates } from '@stationmaster/contracts/agreements'
import { defineErrors } from '../../kernel/errors.ts'
import { defineFlow } from '../../kernel/flow.ts'
import { may } from './agreement-template.access.ts'

export const errors = defineErrors('AGREEMENT_TEMPLATE', {
  PUBLISHED: 'conflict',
  NOT_PUBLISHED: 'conflict',
  HAS_DRAFT: 'conflict',
})

export const flow = defineFlow()({
  name: 'AgreementTemplate',
  states: agreementTemplateStates,
  initial: 'DRAFT',
  steps: {
    publish: { from: ['DRAFT'], to: 'PUBLISHED', allow: may.PUBLISH },
    retire: { from: ['PUBLISHED'], to: 'RETIRED', allow: may.PUBLISH, destructive: true },
  },
})

/** Changes within a state beside the steps: a draft is edited, a published edition gets a successor. */
export const changesIn = (state: string): string[] => {
  if (state === 'DRAFT') return ['edit']
  return state === 'PUBLISHED' ? ['draftEdition'] : []
}

export function mustBeDraft(state: string): void {
  if (state !== 'DRAFT') throw errors.PUBLISHED()
}

export function mustBePublished({ state, code }: { state: string; code: string }): void {
  if (state !== 'PUBLISHED') throw errors.NOT_PUBLISHED({ code })
}
