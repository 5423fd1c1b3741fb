import { systemCaller } from '../context.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import { withScope } from '../scope.ts'
import { query } from '../sql.ts'
import type { HouseNumbers } from './metrics.ts'

const numbersSql = `
  select coalesce((select extract(epoch from now() - min(created_at)) from outbox_event where handled_at is null), 0)::float8 as "outboxAgeSeconds",
         coalesce((select json_object_agg(state, count) from (select state, count(*)::int from job group by state) j), '{}') as jobs,
         (select count(*)::int from audit_event
           where seq > coalesce((select max(seq) from audit_seal), 0)) as "auditWaiting"`

/** What only the database knows. */
export const readHouseNumbers = (database: Database, clock: Clock): Promise<HouseNumbers> =>
  withScope(
    database,
    systemCaller(clock),
    async ({ em }) => {
      const [numbers] = await query<HouseNumbers>(em, numbersSql)
      return numbers ?? { outboxAgeSeconds: 0, jobs: {}, auditWaiting: 0 }
    },
    { readOnly: true },
  )
