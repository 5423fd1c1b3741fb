import { may } from './audit-event.access.ts'

/** Records of the station network: what a reader of stations may follow. */
const stationEntities = ['Station', 'StaffMember', 'Region', 'Import']

interface Permitted {
  permissions: ReadonlySet<string>
}

/** The record types that this reader may follow, narrowed to what he asks for; undefined means all. */
export function readableEntities(
  actor: Permitted | null,
  asked: readonly string[] | null | undefined,
): string[] | undefined {
  if (actor?.permissions.has(may.READ)) return asked ? [...asked] : undefined
  return asked ? stationEntities.filter((entity) => asked.includes(entity)) : stationEntities
}
