import { locale, request } from '@stationmaster/client'
import { useInfiniteQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type MaybeRefOrGetter, toValue } from 'vue'
import { notify } from '../notify.ts'
import {
  markAllNotifications,
  markNotifications,
  notificationsQuery,
  type NotificationFilter,
  type ShownNotification,
} from './notification.queries.ts'

const pageSize = 30

/** The reader's notifications, page after page, and how to mark them. */
export function useNotifications(filter: MaybeRefOrGetter<NotificationFilter>) {
  const queries = useQueryClient()
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: computed(() => ['notifications', 'list', toValue(filter), locale.value]),
    queryFn: ({ pageParam, signal }) =>
      request(notificationsQuery, { filter: toValue(filter), first: pageSize, after: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ notifications }) =>
      notifications.pageInfo.hasNextPage ? notifications.pageInfo.endCursor : undefined,
  })
  const refresh = () => queries.invalidateQueries({ queryKey: ['notifications'] })

  async function change(run: () => Promise<unknown>): Promise<void> {
    await run().catch((cause: unknown) => notify.failed(cause))
    await refresh()
  }

  return {
    notifications: computed(() => data.value?.pages.flatMap((page) => page.notifications.nodes) ?? []),
    error,
    isPending,
    hasNextPage,
    isFetchingNextPage,
    fetchNextPage,
    refetch,
    mark: ({ id }: ShownNotification, read: boolean) =>
      change(() => request(markNotifications, { input: { ids: [id], read } })),
    markAll: (group: NonNullable<NotificationFilter['group']>[number] | null) =>
      change(() => request(markAllNotifications, { input: { group } })),
  }
}
