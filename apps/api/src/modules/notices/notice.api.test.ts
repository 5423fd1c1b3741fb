import { afterAll, describe, expect, test } from 'vitest'
import type { Client } from '../../../test/world.ts'
import { at, codeOf, noticeOf, ownReceipt, publish, run, openNetwork, type Notice, words } from './notice.fixture.ts'

const { world, hq, region, ownerA, ownerB, ownerC, technician, deadlines } = await openNetwork()
afterAll(() => world.close())

describe('whom it is for', () => {
  test('a region’s manager speaks to his own region only', async () => {
    const province = async (code: string) =>
      (await world.sql<{ id: string }>('select id from region where code = $1', [code]))[0]?.id ?? ''
    const [zhejiang, guangdong] = [await province('33'), await province('44')]
    const selection = { ...words, audience: 'SELECTION' }
    expect(await codeOf(region, 'createNotice', words)).toBe('NOTICE_BEYOND_REGION')
    expect(await codeOf(region, 'createNotice', { ...selection, provinceIds: [guangdong] })).toBe(
      'NOTICE_BEYOND_REGION',
    )
    const foreign = { ...words, audience: 'STATIONS', stationIds: [await world.stationId('C')] }
    expect(await codeOf(region, 'createNotice', foreign)).toBe('INPUT_INVALID')
    const notice = await publish(region, {
      audience: 'SELECTION',
      provinceIds: [zhejiang],
      mustRead: true,
      confirmBy: '2099-01-01',
    })
    expect(notice.recipientCount).toBe(2)
    expect(await noticeOf(ownerC, notice.id)).toBeNull()
    expect(await noticeOf(ownerA, notice.id)).not.toBeNull()
    const withdrawn = await run<Notice>(region, 'withdrawNotice', { ...at(notice), reason: '日期有误' })
    expect(withdrawn.state).toBe('WITHDRAWN')
    expect(await codeOf(ownerA, 'confirmNotice', at(await ownReceipt(ownerA, notice.id)))).toBe(
      'NOTICE_RECEIPT_NOTICE_ENDED',
    )
    expect(await codeOf(ownerA, 'askNoticeQuestion', { noticeId: notice.id, text: '为何？' })).toBe(
      'NOTICE_QUESTION_NOTICE_ENDED',
    )
    expect((await deadlines('notices.confirmation')).at(-1)).toEqual({ state: 'CANCELLED' })
  })

  test('conditions must all hold; nobody is no recipient', async () => {
    const draft = await run<Notice>(hq, 'createNotice', { ...words, audience: 'SELECTION', stationKinds: ['VEHICLE'] })
    expect(draft.recipientCount).toBe(0)
    expect(await codeOf(hq, 'publishNotice', at(draft))).toBe('NOTICE_REACHES_NOBODY')
    const changed = await run<Notice>(hq, 'updateNotice', {
      ...at(draft),
      stationKinds: [],
      stationLevels: ['LEVEL_2'],
    })
    expect(changed.recipientCount).toBe(3)
    expect((await run<Notice>(hq, 'discardNotice', at(changed))).state).toBe('DISCARDED')
  })

  test('the region’s comment on a notice that it received is its own', async () => {
    const { id } = await publish(hq, {})
    const comment = 'mutation ($input: AddCommentInput!) { addComment(input: $input) { id } }'
    expect(
      await region.code(comment, { input: { subjectType: 'NOTICE', subjectId: id, text: '已电话通知' } }),
    ).toBeNull()
    expect(
      await ownerA.code(comment, { input: { subjectType: 'NOTICE', subjectId: id, text: '看到吗' } }),
    ).not.toBeNull()
  })
})

test('files reach the recipients and nobody else', async () => {
  const boundary = 'xx'
  const payload = Buffer.from(
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="n.csv"\r\ncontent-type: text/csv\r\n\r\na,b\r\n--${boundary}--\r\n`,
  )
  const uploaded = await hq.http({
    method: 'POST',
    url: '/files',
    payload,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  })
  const { id: file } = JSON.parse(uploaded.body) as { id: string }
  const stationIds = [await world.stationId('A')]
  const notice = await publish(hq, { audience: 'STATIONS', stationIds, fileIds: [file] })
  expect(notice.files).toHaveLength(1)
  const get = async (client: Client) =>
    (await client.http({ method: 'GET', url: `/files/${file}?app=portal` })).statusCode
  expect(await Promise.all([get(ownerA), get(technician), get(ownerB)])).toEqual([200, 200, 404])
  expect(await codeOf(region, 'createNotice', { ...words, fileIds: [file] })).toBe('NOTICE_BEYOND_REGION')
  expect(await codeOf(await world.as('HQ_ADMIN'), 'createNotice', { ...words, fileIds: [file] })).toBe('INPUT_INVALID')
})
