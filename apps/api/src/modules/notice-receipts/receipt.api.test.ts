import { afterAll, describe, expect, test } from 'vitest'
import { atRest } from '../../../test/canaries.ts'
import {
  at,
  codeOf,
  noticeOf,
  ownReceipt,
  receiptsOf,
  run,
  openNetwork,
  type Notice,
  type Receipt,
  words,
} from '../notices/notice.fixture.ts'

const { world, hq, region, ownerA, ownerB, ownerC, technician, told, deadlines } = await openNetwork()
afterAll(() => world.close())

describe('a notice that must be read', () => {
  let id: string

  test('is a draft that no station sees, and then reaches every station', async () => {
    const draft = await run<Notice>(hq, 'createNotice', { ...words, mustRead: true, confirmBy: '2099-01-01' })
    id = draft.id
    expect(draft).toMatchObject({
      state: 'DRAFT',
      recipientCount: 3,
      availableActions: expect.arrayContaining(['edit']),
    })
    expect(await noticeOf(ownerA, id)).toBeNull()
    expect(await noticeOf(region, id)).toBeNull()
    const published = await run<Notice>(hq, 'publishNotice', at(draft))
    expect(published).toMatchObject({ state: 'PUBLISHED', recipientCount: 3, unreadCount: 3, confirmedCount: 0 })
    expect(await codeOf(hq, 'updateNotice', { ...at(published), titleZh: '改' })).toBe('FLOW_STEP_NOT_ALLOWED')
    expect(await noticeOf(ownerA, id)).toMatchObject({
      receiptState: 'UNREAD',
      recipientCount: 1,
      availableActions: [],
    })
    await atRest(world)
    expect(await told(ownerB, 'NOTICE_PUBLISHED')).toHaveLength(1)
    expect(await told(technician, 'NOTICE_PUBLISHED')).toHaveLength(0)
    expect(await deadlines('notices.confirmation')).toEqual([{ state: 'RUNNING' }])
  })

  test('a station sees its own receipt only, opens, and confirms on its own', async () => {
    const receipts = await receiptsOf(ownerA, {})
    expect(receipts.map(({ station }) => station.code)).toEqual(['W-A'])
    const read = await run<Receipt>(ownerA, 'readNotice', at(receipts[0] as Receipt))
    expect(read).toMatchObject({ state: 'READ', readByName: 'STATION_OWNER', confirmedByName: null })
    const foreign = (await receiptsOf(hq, { notice: [id] })).find(({ station }) => station.code === 'W-B') as Receipt
    expect(await codeOf(ownerA, 'confirmNotice', at(foreign))).toBe('NOT_FOUND')
    expect(await codeOf(technician, 'confirmNotice', at(read))).toBe('FORBIDDEN')
    expect(await codeOf(hq, 'confirmNotice', at(foreign))).toBe('FORBIDDEN')
    expect(await run<Receipt>(ownerA, 'confirmNotice', at(read))).toMatchObject({ state: 'CONFIRMED' })
    expect(await noticeOf(technician, id)).toMatchObject({ receiptState: 'CONFIRMED', unreadCount: null })
  })

  test('headquarters sees who is behind, and a region its own stations', async () => {
    expect(await noticeOf(hq, id)).toMatchObject({ recipientCount: 3, unreadCount: 2, confirmedCount: 1 })
    expect(await noticeOf(region, id)).toMatchObject({ recipientCount: 2, unreadCount: 1, availableActions: [] })
    const behind = await receiptsOf(hq, { notice: [id], state: ['UNREAD'] })
    expect(behind.map(({ station }) => station.code).toSorted()).toEqual(['W-B', 'W-C'])
    expect((await receiptsOf(region, { notice: [id], state: ['UNREAD'] })).map(({ station }) => station.code)).toEqual([
      'W-B',
    ])
  })

  test('a reminder reaches those who are behind, once an hour', async () => {
    const notice = (await noticeOf(hq, id)) as Notice
    const reminded = await run<Notice>(hq, 'remindNotice', at(notice))
    expect(await codeOf(hq, 'remindNotice', at(reminded))).toBe('NOTICE_REMINDED_JUST_NOW')
    await atRest(world)
    expect(await told(ownerA, 'NOTICE_REMINDED')).toHaveLength(0)
    expect(await told(ownerB, 'NOTICE_REMINDED')).toHaveLength(1)
  })

  test('the promise is kept when the last station has confirmed', async () => {
    for (const owner of [ownerB, ownerC]) {
      expect(await deadlines('notices.confirmation')).toEqual([{ state: 'RUNNING' }])
      await run<Receipt>(owner, 'confirmNotice', at(await ownReceipt(owner, id)))
      await atRest(world)
    }
    expect(await deadlines('notices.confirmation')).toEqual([{ state: 'MET' }])
  })
})
