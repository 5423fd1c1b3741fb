import { questionStates, type QuestionState } from '@stationmaster/contracts/notice-questions'
import type { NoticeState } from '@stationmaster/contracts/notices'
import { defineErrors } from '../../kernel/errors.ts'
import { defineFlow } from '../../kernel/flow.ts'
import { may } from './question.access.ts'

export const errors = defineErrors('NOTICE_QUESTION', { NOTICE_ENDED: 'conflict', SHARED_ALREADY: 'conflict' })

/** A thread waits for headquarters while it is open; either side may add to it. */
export const flow = defineFlow()({
  name: 'NoticeQuestion',
  states: questionStates,
  initial: 'OPEN',
  steps: {
    answer: { from: ['OPEN', 'ANSWERED'], to: 'ANSWERED', allow: may.ANSWER },
    followUp: { from: ['OPEN', 'ANSWERED'], to: 'OPEN', allow: may.ASK },
    share: { from: ['ANSWERED'], to: 'ANSWERED', allow: may.ANSWER },
  },
})

export function mustBeOpenToQuestions(noticeState: NoticeState): void {
  if (noticeState !== 'PUBLISHED') throw errors.NOTICE_ENDED()
}

interface Reader {
  permissions: ReadonlySet<string>
}

/** A thread is shared with all recipients once; taking it back from them is possible whatever has been said since. */
export function actionsOf({ state, isShared }: { state: QuestionState; isShared: boolean }, reader: Reader | null) {
  const steps: string[] = flow.actionsFor(state, reader)
  if (!isShared) return steps
  return [...steps.filter((step) => step !== 'share'), ...(reader?.permissions.has(may.ANSWER) ? ['unshare'] : [])]
}
