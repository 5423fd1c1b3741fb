import type { NoticeStep } from '@stationmaster/contracts/notices'
import { loadToChange } from '../../kernel/change.ts'
import { localDate } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { cancelDeadline, defineDeadline, startDeadline } from '../../kernel/deadlines.ts'
import { defineNotification, notify, type ShownNotification } from '../../kernel/notifications.ts'
import { may } from './notice.access.ts'
import { Notice } from './notice.entity.ts'
import { stationsBehind } from './notice.report.ts'
import { errors, flow, mustBeTimeToRemind, noFacts } from './notice.rules.ts'

const path = ({ subject }: ShownNotification) => `/notices/${subject?.id ?? ''}`

defineNotification({ key: 'NOTICE_PUBLISHED', group: 'NOTICES', path })
defineNotification({ key: 'NOTICE_REMINDED', group: 'NOTICES', path })

/** One promise for the whole notice, to whoever published it: stations see their last day on the notice itself. */
const confirmation = defineDeadline({
  key: 'notices.confirmation',
  clock: 'days',
  owner: may.PUBLISH,
  path: ({ app, id }) => (app === 'admin' ? `/notices/${id}` : null),
})

/** Runs until every station has confirmed (module notice-receipts), or the notice is withdrawn. */
export async function promise(ctx: Ctx, { id, number, titleZh, confirmBy }: Notice): Promise<void> {
  if (!confirmBy) return
  const scope = ctx.actor?.scope
  await startDeadline(ctx, {
    key: confirmation.key,
    subject: { type: 'NOTICE', id, label: `${number} ${titleZh}` },
    ownerId: ctx.actor?.userId ?? null,
    provinceId: scope?.as === 'region' ? (scope.provinceIds[0] ?? null) : null,
    dueOn: localDate(confirmBy),
  })
}

export const endPromise = (ctx: Ctx, noticeId: string, reason: string) =>
  cancelDeadline(ctx, { key: confirmation.key, subjectId: noticeId, reason })

export const tellOfPublished = (ctx: Ctx, notice: Notice, stationIds: readonly string[]) =>
  tell(ctx, notice, { key: 'NOTICE_PUBLISHED', stationIds })

/** Tells the stations that are behind once more, those of the caller's scope. */
export async function remind(ctx: Ctx, { id, expectedVersion }: NoticeStep): Promise<Notice> {
  const notice = await loadToChange(ctx, Notice, id, expectedVersion)
  notice.state = flow.next(notice.state, 'remind', noFacts)
  mustBeTimeToRemind(notice.remindedAt ?? null, ctx.now)
  const stationIds = await stationsBehind(ctx, id, notice.mustRead)
  if (stationIds.length === 0) throw errors.ALL_CONFIRMED()
  notice.remindedAt = ctx.now
  tell(ctx, notice, { key: 'NOTICE_REMINDED', stationIds })
  return notice
}

const stationsAtOnce = 500

/** Those who may confirm for their station. */
const whoConfirm = 'NOTICE_RECEIPT_CONFIRM'

function tell(ctx: Ctx, { id, titleZh, titleEn }: Notice, at: { key: string; stationIds: readonly string[] }): void {
  const params = { title: titleZh, titleEn: titleEn ?? titleZh }
  for (let start = 0; start < at.stationIds.length; start += stationsAtOnce) {
    const stationIds = at.stationIds.slice(start, start + stationsAtOnce)
    notify(ctx, { key: at.key, to: { stationIds, permission: whoConfirm }, subject: { type: 'Notice', id }, params })
  }
}
