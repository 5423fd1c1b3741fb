import { now, request } from '@stationmaster/client'
import { daysUntil } from '@stationmaster/i18n'
import { isUnderway } from '@stationmaster/ui'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { ownCredentialsQuery, type OwnCredential } from './credential.queries.ts'

/** A credential as its owner thinks of it: the one that counts, and what he has sent to take its place. */
export interface Held {
  id: string
  inForce?: OwnCredential | undefined
  underway?: OwnCredential | undefined
}

/** From the first reminder on, an end is something to do. */
const NOTICE_DAYS = 90

const latest = ({ inForce, underway }: Held) => inForce ?? underway

/** True when the next move is the station's. */
export function isToDo({ inForce, underway }: Held): boolean {
  if (underway) return underway.state === 'REJECTED'
  return !!inForce?.validUntil && daysUntil(inForce.validUntil, now.value) <= NOTICE_DAYS
}

function heldOf(rows: readonly OwnCredential[]): Held[] {
  const bySeries = new Map<string, Held>()
  for (const row of rows) {
    const held = bySeries.get(row.seriesId) ?? { id: row.seriesId }
    bySeries.set(row.seriesId, { ...held, [isUnderway(row) ? 'underway' : 'inForce']: row })
  }
  const endOf = (held: Held) => latest(held)?.validUntil ?? '9999'
  return [...bySeries.values()].toSorted((a, b) => endOf(a).localeCompare(endOf(b)))
}

async function allOwn(signal: AbortSignal): Promise<OwnCredential[]> {
  const rows: OwnCredential[] = []
  for (;;) {
    const { credentials } = await request(ownCredentialsQuery, { offset: rows.length }, { signal })
    rows.push(...credentials.nodes)
    if (credentials.nodes.length === 0 || rows.length >= credentials.totalCount) return rows
  }
}

/** What the station has and has sent, in the order of what ends first. */
export function useOwnCredentials() {
  const { data, error, refetch } = useQuery({
    queryKey: ['credentials', 'own'],
    meta: { types: ['Credential'] },
    queryFn: ({ signal }) => allOwn(signal),
  })
  return { held: computed(() => data.value && heldOf(data.value)), error, refetch }
}
