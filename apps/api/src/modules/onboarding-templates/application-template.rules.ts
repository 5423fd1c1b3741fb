import { templateStates, type TemplateContent } from '@stationmaster/contracts/onboarding-templates'
import { defineErrors } from '../../kernel/errors.ts'
import { defineFlow } from '../../kernel/flow.ts'
import { may } from './application-template.access.ts'

export const errors = defineErrors('APPLICATION_TEMPLATE', {
  DRAFT_EXISTS: 'conflict',
  NOT_DRAFT: 'conflict',
  UNCHANGED: 'conflict',
  UNKNOWN_CHECK: 'conflict',
})

export interface TemplateFacts {
  content: TemplateContent
  published: TemplateContent | null
  /** Keys of the computed checks that modules have registered. */
  computedKeys: ReadonlySet<string>
}

/** A published version never changes: what is new is the next version. */
export const flow = defineFlow<TemplateFacts>()({
  name: 'ApplicationTemplate',
  states: templateStates,
  initial: 'DRAFT',
  steps: {
    publish: { from: ['DRAFT'], to: 'PUBLISHED', allow: may.EDIT, guard: mustBePublishable },
    /** Taken by the next version when it is published. */
    supersede: { from: ['PUBLISHED'], to: 'SUPERSEDED', allow: may.EDIT },
  },
})

function mustBePublishable({ content, published, computedKeys }: TemplateFacts): void {
  const unknown = content.checklist.filter(({ computedBy }) => computedBy && !computedKeys.has(computedBy))
  if (unknown.length > 0) throw errors.UNKNOWN_CHECK({ checks: unknown.map(({ key }) => key) })
  if (published && JSON.stringify(published) === JSON.stringify(content)) throw errors.UNCHANGED()
}
