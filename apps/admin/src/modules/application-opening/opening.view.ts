import { request, type ResultOf } from '@stationmaster/client'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { agreementsOfQuery, checklistQuery } from './opening.queries.ts'

export type Check = NonNullable<ResultOf<typeof checklistQuery>['openingChecklist']>[number]
export type Agreement = ResultOf<typeof agreementsOfQuery>['serviceAgreements']['nodes'][number]

/** The checklist and the agreements of an application; both have queries of their own, since few readers need them. */
export function useOpening(id: () => string) {
  const checklist = useQuery({
    queryKey: computed(() => ['openingChecklist', id()]),
    queryFn: ({ signal }) => request(checklistQuery, { id: id() }, { signal }),
  })
  const agreements = useQuery({
    queryKey: computed(() => ['agreementsOfApplication', id()]),
    queryFn: ({ signal }) => request(agreementsOfQuery, { id: id() }, { signal }),
  })
  return {
    checks: computed(() => checklist.data.value?.openingChecklist ?? []),
    /** What was withdrawn does not count any more. */
    agreement: computed(() =>
      agreements.data.value?.serviceAgreements.nodes.find(({ state }) => state !== 'WITHDRAWN'),
    ),
    error: computed(() => checklist.error.value ?? agreements.error.value),
    isPending: computed(() => checklist.isPending.value || agreements.isPending.value),
  }
}
