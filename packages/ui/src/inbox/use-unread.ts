import { liveState, request } from '@stationmaster/client'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { unreadQuery } from './notification.queries.ts'

/** How many notifications wait; 99+ above that. Asked again each minute while nobody tells of changes. */
export function useUnread() {
  const { data } = useQuery({
    queryKey: ['notifications', 'unread'],
    queryFn: ({ signal }) => request(unreadQuery, {}, { signal }),
    refetchInterval: () => (liveState.value === 'OPEN' ? false : 60_000),
  })
  const unread = computed(() => data.value?.unreadNotifications.unread ?? 0)
  return { unread, label: computed(() => (unread.value > 99 ? '99+' : String(unread.value))) }
}
