import type { CreateNotice, NoticeReason, NoticeStep, UpdateNotice } from '@stationmaster/contracts/notices'
import { assignSent, loadToChange } from '../../kernel/change.ts'
import { localDateOf } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { invalidInput } from '../../kernel/errors.ts'
import { initialsOf } from '../../kernel/initials.ts'
import { nextNumber } from '../../kernel/numbers.ts'
import { StoredFile } from '../files/stored-file.entity.ts'
import { Region } from '../regions/region.entity.ts'
import { Station } from '../stations/station.entity.ts'
import { Notice, NoticeFile } from './notice.entity.ts'
import { endPromise, promise, tellOfPublished } from './notice-telling.service.ts'
import { addReceipts } from './notice.report.ts'
import { flow, mustBeWithin, noFacts, precedenceOf, type NoticeFacts } from './notice.rules.ts'

const words = ['titleZh', 'titleEn', 'bodyZh', 'bodyEn', 'confirmBy', 'mustRead', 'pinned'] as const
const address = ['audience', 'provinceIds', 'stationKinds', 'stationLevels', 'stationIds'] as const
const nowhere = { provinceIds: [], stationKinds: [], stationLevels: [], stationIds: [] }

export async function create(ctx: Ctx, { fileIds = [], ...input }: CreateNotice): Promise<Notice> {
  const { em, actor } = ctx
  const notice = em.create(Notice, {
    ...nowhere,
    titleEn: null,
    bodyEn: null,
    confirmBy: null,
    mustRead: false,
    pinned: false,
    ...sent(input),
    createdAt: ctx.now,
    number: '',
    precedence: '',
    createdById: actor?.userId ?? null,
    createdByName: actor?.name ?? '',
    publishedAt: null,
    publishedByName: null,
    remindedAt: null,
    endedAt: null,
    endReason: null,
    searchText: '',
  })
  await settle(ctx, notice)
  await em.flush()
  await attach(ctx, notice, fileIds)
  return notice
}

export async function update(ctx: Ctx, { id, expectedVersion, fileIds, ...input }: UpdateNotice): Promise<Notice> {
  const notice = await loadToChange(ctx, Notice, id, expectedVersion)
  notice.state = flow.next(notice.state, 'edit', noFacts)
  assignSent(notice, sent(input), [...words, ...address])
  await settle(ctx, notice)
  if (fileIds) await attach(ctx, notice, fileIds)
  return notice
}

const sent = <Input extends object>(input: Input) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Input

/** What follows from the words and the address: only the part of the address that the audience asks for is kept. */
async function settle(ctx: Ctx, notice: Notice): Promise<void> {
  const { audience, provinceIds, stationKinds, stationLevels, stationIds } = notice
  if (audience === 'SELECTION') Object.assign(notice, { ...nowhere, provinceIds, stationKinds, stationLevels })
  else Object.assign(notice, { ...nowhere, ...(audience === 'STATIONS' ? { stationIds } : {}) })
  const scope = ctx.actor?.scope
  mustBeWithin(notice, scope?.as === 'region' ? scope.provinceIds : null)
  await mustExist(ctx, notice)
  if (!notice.mustRead) notice.confirmBy = null
  notice.number ||= await nextNumber(ctx.em, 'NT', localDateOf(ctx.now))
  notice.precedence = precedenceOf(notice.pinned, ctx.now)
  const titles = [notice.titleZh, notice.titleEn ?? '', initialsOf(notice.titleZh)]
  notice.searchText = [notice.number, ...titles].join(' ').toLowerCase()
}

async function mustExist({ em }: Ctx, { provinceIds, stationIds }: Notice): Promise<void> {
  const isThere = (count: number, ids: readonly string[]) => count === new Set(ids).size
  const provinces = provinceIds.length && (await em.count(Region, { id: { $in: provinceIds }, level: 'PROVINCE' }))
  if (!isThere(provinces, provinceIds)) throw invalidInput([{ path: 'provinceIds', code: 'NOT_FOUND' }])
  const stations = stationIds.length && (await em.count(Station, { id: { $in: stationIds } }))
  if (!isThere(stations, stationIds)) throw invalidInput([{ path: 'stationIds', code: 'NOT_FOUND' }])
}

/** Showing a file to every recipient takes somebody who may show it: the sender's own uploads, or those it has already. */
async function attach({ em, actor }: Ctx, notice: Notice, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)]
  const kept = await em.find(NoticeFile, { notice }, { populate: ['file'] })
  const own = await em.find(StoredFile, { id: { $in: wanted }, uploadedById: actor?.userId ?? null })
  const files = new Map([...kept.map(({ file }) => file), ...own].map((file) => [file.id, file]))
  if (wanted.some((id) => !files.has(id))) throw invalidInput([{ path: 'fileIds', code: 'NOT_FOUND' }])
  await em.nativeDelete(NoticeFile, { notice })
  for (const [place, id] of wanted.entries()) {
    const file = files.get(id)
    if (file) em.create(NoticeFile, { notice, file, place })
  }
}

/** From here on the words and the recipients stand; every station that it is for gets its receipt now. */
export async function publish(ctx: Ctx, { id, expectedVersion }: NoticeStep): Promise<Notice> {
  const notice = await loadToChange(ctx, Notice, id, expectedVersion)
  flow.next(notice.state, 'publish', factsOf(ctx, notice, 1))
  const stationIds = await addReceipts(ctx, id)
  notice.state = flow.next(notice.state, 'publish', factsOf(ctx, notice, stationIds.length))
  notice.publishedAt = ctx.now
  notice.publishedByName = ctx.actor?.name ?? ''
  notice.precedence = precedenceOf(notice.pinned, ctx.now)
  await promise(ctx, notice)
  tellOfPublished(ctx, notice, stationIds)
  return notice
}

export async function withdraw(ctx: Ctx, { id, expectedVersion, reason }: NoticeReason): Promise<Notice> {
  const notice = await loadToChange(ctx, Notice, id, expectedVersion)
  notice.state = flow.next(notice.state, 'withdraw', noFacts)
  notice.endedAt = ctx.now
  notice.endReason = reason
  await endPromise(ctx, id, reason)
  return notice
}

export async function discard(ctx: Ctx, { id, expectedVersion }: NoticeStep): Promise<Notice> {
  const notice = await loadToChange(ctx, Notice, id, expectedVersion)
  notice.state = flow.next(notice.state, 'discard', noFacts)
  notice.endedAt = ctx.now
  return notice
}

const factsOf = ({ now }: Ctx, { confirmBy = null }: Notice, recipientCount: number): NoticeFacts => ({
  today: localDateOf(now),
  confirmBy,
  recipientCount,
})
