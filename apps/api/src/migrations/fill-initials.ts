import type pg from 'pg'
import { initialsOf } from '../kernel/initials.ts'

interface Named {
  id: string
  name: string
}

const columnsOf = (people: readonly Named[]) => [people.map(({ id }) => id), people.map(({ name }) => initialsOf(name))]

/** Names that were stored before their initials could be searched. The owner of a table is under its policies too. */
export async function fillInitials(client: pg.Client): Promise<void> {
  await client.query('alter table app_user no force row level security')
  const users = await client.query<Named>('select id, name from app_user')
  await client.query(
    `update app_user p set name_initials = n.initials from unnest($1::uuid[], $2::text[]) n (id, initials) where p.id = n.id`,
    columnsOf(users.rows),
  )
  await client.query('alter table app_user force row level security')
  await client.query('alter table staff_member no force row level security')
  const staff = await client.query<Named>('select id, name from staff_member')
  await client.query(
    `update staff_member p set search_text = p.search_text || ' ' || n.initials from unnest($1::uuid[], $2::text[]) n (id, initials) where p.id = n.id`,
    columnsOf(staff.rows),
  )
  await client.query('alter table staff_member force row level security')
}
