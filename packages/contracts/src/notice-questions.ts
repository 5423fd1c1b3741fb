import * as z from 'zod/mini'
import { described, expectedVersion, id } from './fields.ts'
import { lines } from './notices.ts'

export const questionStates = ['OPEN', 'ANSWERED'] as const
export type QuestionState = (typeof questionStates)[number]

export const longestMessage = 2000
const message = () => described(lines(longestMessage), 'Plain text, shown as it is.')

export const askNoticeQuestion = z.strictObject({
  noticeId: described(id(), 'The notice that is asked about.'),
  text: message(),
})
export type AskNoticeQuestion = z.infer<typeof askNoticeQuestion>

/** What either side says in a thread. */
export const sayInQuestion = z.strictObject({ id: id(), expectedVersion: expectedVersion(), text: message() })
export type SayInQuestion = z.infer<typeof sayInQuestion>

export const questionStep = z.strictObject({ id: id(), expectedVersion: expectedVersion() })
export type QuestionStep = z.infer<typeof questionStep>

/** In words that name nobody: every station that got the notice reads them. */
export const shareAnswer = z.strictObject({
  id: id(),
  expectedVersion: expectedVersion(),
  question: described(lines(longestMessage), 'The question as all recipients will read it, without who asked.'),
  answer: described(lines(longestMessage), 'The answer as all recipients will read it.'),
})
export type ShareAnswer = z.infer<typeof shareAnswer>
