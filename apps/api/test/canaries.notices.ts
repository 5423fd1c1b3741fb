import { newId } from '../src/kernel/ids.ts'
import type { World } from './world.ts'

/**
 * A published notice that only this station received, read by it, with a question and an answer for all. In the region of
 * the region's manager he has written it, so that its steps are his.
 */
export async function addNotice(world: World, canary: string, station: string) {
  const [notice, noticeReceipt, noticeQuestion] = [newId(), newId(), newId()]
  await world.sql(
    `insert into notice (id, number, state, title_zh, body_zh, audience, station_ids, must_read, pinned, precedence, created_by_id, created_by_name,
            published_at, published_by_name, search_text, created_at, updated_at)
     select $1, $2 || 'number', 'PUBLISHED', $2 || 'title', $2 || 'body', 'STATIONS', array[s.id], true, false, $2, u.id, $2 || 'by', now(), $2 || 'by',
            lower($2) || 'notice', now(), now()
       from station s left join app_user u on u.email = 'region_manager@test' and s.code <> 'W-C' where s.id = $3`,
    [notice, canary, station],
  )
  await world.sql(
    `insert into notice_receipt (id, notice_id, station_id, province_id, state, read_at, read_by_name, search_text, created_at, updated_at)
     select $1, $2, id, province_id, 'READ', now(), $3 || 'reader', lower($3) || 'receipt', now(), now() from station where id = $4`,
    [noticeReceipt, notice, canary, station],
  )
  await world.sql(
    `insert into notice_question (id, notice_id, station_id, province_id, state, text, asked_by_name, search_text, created_at, updated_at)
     select $1, $2, id, province_id, 'ANSWERED', $3 || 'question', $3 || 'asker', lower($3) || 'question', now(), now() from station where id = $4`,
    [noticeQuestion, notice, canary, station],
  )
  await world.sql(
    `insert into notice_message (id, question_id, text, author_name, author_audience, created_at) values ($1, $2, $3 || 'message', $3 || 'author', 'STATION', now())`,
    [newId(), noticeQuestion, canary],
  )
  await world.sql(
    `insert into notice_answer (id, notice_id, question_id, question, answer, shared_by_name, created_at) values ($1, $2, $3, $4 || 'shared', $4 || 'answer', $4 || 'sharer', now())`,
    [newId(), notice, noticeQuestion, canary],
  )
  return { notice, noticeReceipt, noticeQuestion }
}
