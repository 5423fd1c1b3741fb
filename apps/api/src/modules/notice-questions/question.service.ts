import type {
  AskNoticeQuestion,
  QuestionStep,
  SayInQuestion,
  ShareAnswer,
} from '@stationmaster/contracts/notice-questions'
import { policyDuration } from '@stationmaster/contracts/policies'
import { loadToChange } from '../../kernel/change.ts'
import { personOf, type Ctx } from '../../kernel/context.ts'
import { defineDeadline, meetDeadline, startDeadline } from '../../kernel/deadlines.ts'
import { errors as commonErrors } from '../../kernel/errors.ts'
import { noteChange } from '../../kernel/live/record-changes.ts'
import { defineNotification, notify, type Recipients, type ShownNotification } from '../../kernel/notifications.ts'
import { definePolicy } from '../../kernel/policies.ts'
import { Notice } from '../notices/notice.entity.ts'
import { Station } from '../stations/station.entity.ts'
import { may } from './question.access.ts'
import { NoticeAnswer, NoticeMessage, NoticeQuestion } from './question.entity.ts'
import { errors, flow, mustBeOpenToQuestions } from './question.rules.ts'

const path = ({ app, subject, params }: ShownNotification) =>
  app === 'admin' ? `/notice-questions/${subject?.id ?? ''}` : `/notices/${params['noticeId'] ?? ''}`

defineNotification({ key: 'NOTICE_QUESTION_ASKED', group: 'NOTICES', path })
defineNotification({ key: 'NOTICE_QUESTION_ANSWERED', group: 'NOTICES', path })

definePolicy({
  key: 'notices.reply',
  group: 'notices',
  schema: policyDuration,
  initial: { minutes: 960, clock: 'SERVICE' },
})

const reply = defineDeadline({
  key: 'notices.reply',
  clock: 'service',
  policy: 'notices.reply',
  levels: [75, 150],
  owner: may.ANSWER,
  path: ({ app, id }) => (app === 'admin' ? `/notice-questions/${id}` : null),
})

export async function ask(ctx: Ctx, { noticeId, text }: AskNoticeQuestion): Promise<NoticeQuestion> {
  const { em, actor } = ctx
  const notice = await em.findOne(Notice, noticeId)
  const { scope } = personOf(ctx)
  if (!notice || scope.as !== 'station') throw commonErrors.NOT_FOUND()
  mustBeOpenToQuestions(notice.state)
  const station = await em.findOneOrFail(Station, scope.stationId)
  const question = em.create(NoticeQuestion, {
    notice,
    station,
    provinceId: station.province.id,
    text,
    askedById: actor?.userId ?? null,
    askedByName: actor?.name ?? '',
    answeredAt: null,
    answeredByName: null,
    createdAt: ctx.now,
    searchText: [station.code, station.name, text].join(' ').toLowerCase(),
  })
  await em.flush()
  await wait(ctx, question, text)
  return question
}

/** The station has said something: headquarters' time to answer runs. */
async function wait(ctx: Ctx, question: NoticeQuestion, text: string): Promise<void> {
  const { id, provinceId } = question
  say(ctx, question, text)
  const { name } = await ctx.em.findOneOrFail(Station, question.station.id)
  await startDeadline(ctx, {
    key: reply.key,
    subject: { type: 'NOTICE_QUESTION', id, label: `${name} ${text}`.slice(0, 80) },
    stationId: question.station.id,
    provinceId,
  })
  tell(ctx, question, { key: 'NOTICE_QUESTION_ASKED', to: { permission: may.ANSWER, provinceId }, text, station: name })
}

export async function followUp(ctx: Ctx, { text, ...at }: SayInQuestion): Promise<NoticeQuestion> {
  const question = await step(ctx, 'followUp', at)
  const { state } = await ctx.em.findOneOrFail(Notice, question.notice.id)
  mustBeOpenToQuestions(state)
  await wait(ctx, question, text)
  return question
}

export async function answer(ctx: Ctx, { text, ...at }: SayInQuestion): Promise<NoticeQuestion> {
  const question = await step(ctx, 'answer', at)
  question.answeredAt = ctx.now
  question.answeredByName = ctx.actor?.name ?? ''
  say(ctx, question, text)
  await meetDeadline(ctx, { key: reply.key, subjectId: question.id })
  const to = { stationId: question.station.id, permission: may.ASK }
  tell(ctx, question, { key: 'NOTICE_QUESTION_ANSWERED', to, text })
  return question
}

/** Question and answer for all recipients, as headquarters words them; the thread itself stays between the two. */
export async function share(ctx: Ctx, { question: asked, answer: said, ...at }: ShareAnswer): Promise<NoticeQuestion> {
  const question = await step(ctx, 'share', at)
  if (await ctx.em.count(NoticeAnswer, { questionId: question.id })) throw errors.SHARED_ALREADY()
  ctx.em.create(NoticeAnswer, {
    notice: question.notice,
    questionId: question.id,
    question: asked,
    answer: said,
    sharedById: ctx.actor?.userId ?? null,
    sharedByName: ctx.actor?.name ?? '',
    createdAt: ctx.now,
  })
  touch(ctx, question)
  return question
}

export async function unshare(ctx: Ctx, at: QuestionStep): Promise<NoticeQuestion> {
  const question = await loadToChange(ctx, NoticeQuestion, at.id, at.expectedVersion)
  await ctx.em.nativeDelete(NoticeAnswer, { questionId: question.id })
  touch(ctx, question)
  return question
}

/** What all recipients read has changed, and the thread with it; its version goes on, so that two do not share at once. */
function touch(ctx: Ctx, question: NoticeQuestion): void {
  question.updatedAt = ctx.now
  noteChange(ctx.em, 'Notice', { id: question.notice.id })
}

async function step(
  ctx: Ctx,
  name: 'answer' | 'followUp' | 'share',
  { id, expectedVersion }: QuestionStep,
): Promise<NoticeQuestion> {
  const question = await loadToChange(ctx, NoticeQuestion, id, expectedVersion)
  question.state = flow.next(question.state, name, undefined)
  return question
}

function say(ctx: Ctx, question: NoticeQuestion, text: string): void {
  const author = personOf(ctx)
  question.updatedAt = ctx.now
  ctx.em.create(NoticeMessage, {
    question,
    text,
    authorId: author.userId,
    authorName: author.name,
    authorAudience: author.audience,
    createdAt: ctx.now,
  })
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

interface Told {
  key: string
  to: Recipients
  text: string
  station?: string
}

function tell(ctx: Ctx, { id, notice }: NoticeQuestion, { key, to, text, station = '' }: Told): void {
  const params = { noticeId: notice.id, text: shortened(text), station }
  notify(ctx, { key, to, subject: { type: 'NoticeQuestion', id }, params })
}
