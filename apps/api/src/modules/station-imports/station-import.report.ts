import type { Ctx } from '../../kernel/context.ts'
import { query } from '../../kernel/sql.ts'

/** Which of the stations have staff, accounts or files, whoever registered them. */
export async function stationsInUse({ em }: Ctx, ids: readonly string[]): Promise<string[]> {
  const rows = await query<{ id: string }>(
    em,
    `select s.id from station s where s.id = any($1::uuid[]) and (
       exists (select 1 from staff_member m where m.station_id = s.id)
       or exists (select 1 from app_user u where u.station_id = s.id)
       or exists (select 1 from stored_file f where f.station_id = s.id))`,
    [ids],
  )
  return rows.map(({ id }) => id)
}
