import { say, viewer } from '@stationmaster/client'
import { plainStep, type Steps } from '@stationmaster/ui'
import { inLocale, type ApplicationRecord, type TemplateQuestion } from '../application-record/application.view.ts'
import { askBack, releaseReview, takeReview } from './review.queries.ts'

/** Whether the reader holds the review: he alone marks and concludes. */
export const holdsReview = ({ state, reviewerId }: ApplicationRecord): boolean =>
  state === 'IN_REVIEW' && reviewerId === viewer.value?.id

const notHeld = (application: ApplicationRecord) =>
  holdsReview(application) ? undefined : say.word('pages.onboarding.heldBy', { name: application.reviewerName ?? '' })

const asked = ({ marks }: ApplicationRecord) => marks.filter(({ verdict }) => verdict === 'ASK').length

/** Steps that are not possible just now say why, instead of failing. */
export const reviewSteps: Steps<ApplicationRecord> = {
  takeReview: {
    run: plainStep(takeReview),
    icon: 'i-lucide-hand',
    primary: true,
    blocked: ({ creatorId }) =>
      creatorId && creatorId === viewer.value?.id ? say.word('errors.STATION_APPLICATION_SAME_PERSON') : undefined,
  },
  approvePreliminary: {
    open: true,
    icon: 'i-lucide-check',
    primary: true,
    blocked: (application) =>
      notHeld(application) ??
      (application.scores.every(({ passed }) => passed)
        ? undefined
        : say.word('errors.STATION_APPLICATION_BELOW_PASS_MARK')),
  },
  returnForCorrection: {
    run: plainStep(askBack),
    ask: 'yes',
    icon: 'i-lucide-undo-2',
    hint: 'pages.onboarding.askBackHint',
    blocked: (application) =>
      notHeld(application) ?? (asked(application) > 0 ? undefined : say.word('pages.onboarding.nothingToAsk')),
  },
  reject: { open: true, icon: 'i-lucide-ban', danger: true, blocked: notHeld },
  releaseReview: { run: plainStep(releaseReview), icon: 'i-lucide-log-out' },
}

/** An answer as people read it. */
export function answerOf(application: ApplicationRecord, { key, kind, unit, choices }: TemplateQuestion): string {
  const value = application.answers.find(({ question }) => question === key)?.value
  if (value === null || value === undefined) return ''
  if (kind === 'YES_NO') return say.word(value === 'true' ? 'common.yes' : 'common.no')
  if (kind === 'CHOICE') return inLocale(choices?.find((choice) => choice.key === value)?.text)
  return kind === 'NUMBER' ? `${value} ${inLocale(unit)}` : value
}

/** Below what the condition asks for: the reviewer sees it before he reads on. */
export const isBelow = (application: ApplicationRecord, { key, minimum }: TemplateQuestion): boolean => {
  const value = application.answers.find(({ question }) => question === key)?.value
  return minimum !== null && value !== null && value !== undefined && Number(value) < minimum
}
