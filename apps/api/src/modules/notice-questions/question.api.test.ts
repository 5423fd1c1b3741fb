import { afterAll, describe, expect, test } from 'vitest'
import { atRest } from '../../../test/canaries.ts'
import {
  at,
  codeOf,
  noticeOf,
  publish,
  questionsOf,
  run,
  openNetwork,
  type Question,
} from '../notices/notice.fixture.ts'

const { world, hq, region, ownerA, ownerB, told, deadlines } = await openNetwork()
afterAll(() => world.close())

describe('questions', () => {
  let id: string
  let thread: Question

  test('a station asks; headquarters is told, and its time runs', async () => {
    id = (await publish(hq, { titleZh: '旧件返厂包装' })).id
    thread = await run<Question>(ownerA, 'askNoticeQuestion', { noticeId: id, text: '木箱可以吗？' })
    expect(thread).toMatchObject({ state: 'OPEN', availableActions: ['followUp'] })
    await atRest(world)
    expect(await told(region, 'NOTICE_QUESTION_ASKED')).toHaveLength(1)
    expect(await deadlines('notices.reply')).toEqual([{ state: 'RUNNING' }])
    expect(await questionsOf(ownerB, id)).toEqual([])
    expect(await codeOf(ownerB, 'followUpNoticeQuestion', { ...at(thread), text: '我也想知道' })).toBe('NOT_FOUND')
  })

  test('headquarters answers, the station asks on, and is answered again', async () => {
    const answered = await run<Question>(region, 'answerNoticeQuestion', { ...at(thread), text: '可以' })
    expect(answered.state).toBe('ANSWERED')
    await atRest(world)
    expect(await told(ownerA, 'NOTICE_QUESTION_ANSWERED')).toHaveLength(1)
    expect(await deadlines('notices.reply')).toEqual([{ state: 'MET' }])
    const again = await run<Question>(ownerA, 'followUpNoticeQuestion', { ...at(answered), text: '要熏蒸吗？' })
    expect(again.state).toBe('OPEN')
    expect(await codeOf(ownerA, 'answerNoticeQuestion', { ...at(again), text: '我自己答' })).toBe('FORBIDDEN')
    thread = await run<Question>(hq, 'answerNoticeQuestion', { ...at(again), text: '不用' })
    expect(thread.messages.map(({ authorAudience, text }) => `${authorAudience} ${text}`)).toEqual([
      'STATION 木箱可以吗？',
      'HEADQUARTERS 可以',
      'STATION 要熏蒸吗？',
      'HEADQUARTERS 不用',
    ])
  })

  test('an answer for all says nothing of who asked, and can be taken back', async () => {
    const shared = await run<Question>(hq, 'shareNoticeAnswer', {
      ...at(thread),
      question: '能用木箱吗？',
      answer: '能',
    })
    expect(shared).toMatchObject({ isShared: true, availableActions: expect.arrayContaining(['unshare']) })
    expect(await codeOf(hq, 'shareNoticeAnswer', { ...at(shared), question: '？', answer: '！' })).toBe(
      'NOTICE_QUESTION_SHARED_ALREADY',
    )
    expect((await noticeOf(ownerB, id))?.answers).toEqual([{ question: '能用木箱吗？', answer: '能' }])
    expect(await questionsOf(ownerB, id)).toEqual([])
    await run<Question>(hq, 'unshareNoticeAnswer', at(shared))
    expect((await noticeOf(ownerB, id))?.answers).toEqual([])
  })
})
