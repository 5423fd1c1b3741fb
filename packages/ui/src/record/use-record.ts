import { AppError, request, type Document } from '@stationmaster/client'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type ComputedRef, type MaybeRefOrGetter } from 'vue'

export interface LoadedRecord<Row> {
  record: ComputedRef<Row | undefined>
  error: ComputedRef<unknown>
  isPending: ComputedRef<boolean>
  refetch: () => Promise<Row | undefined>
}

/**
 * Loads one record by id. A missing record and one outside the scope are the same NOT_FOUND. `every` says after how
 * many milliseconds a record that moves by itself is asked for again.
 */
export function useRecord<Result, Row>(
  query: Document<Result, { id: string }>,
  id: MaybeRefOrGetter<string>,
  pick: (result: Result) => Row | null | undefined,
  { every, enabled = true }: { every?: (row: Row) => number | false; enabled?: boolean } = {},
): LoadedRecord<Row> {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: computed(() => ['record', query.loc?.source.body, toValue(id)]),
    queryFn: ({ signal }) => request(query, { id: toValue(id) }, { signal }),
    enabled,
    refetchInterval: ({ state }) => {
      const row = state.data && pick(state.data)
      return row && every ? every(row) : false
    },
  })
  const record = computed(() => (data.value && pick(data.value)) ?? undefined)
  const isMissing = computed(() => data.value !== undefined && record.value === undefined)
  return {
    record,
    error: computed(() => (isMissing.value ? new AppError('NOT_FOUND') : error.value)),
    isPending: computed(() => isPending.value),
    refetch: async () => {
      const answer = await refetch()
      return (answer.data && pick(answer.data)) ?? undefined
    },
  }
}
