import type { ConditionGroup } from '@stationmaster/contracts/onboarding'
import type { ReviewVerdict } from '@stationmaster/contracts/application-reviews'
import type { TemplateContent } from '@stationmaster/contracts/onboarding-templates'

export interface Mark {
  question: string
  verdict: ReviewVerdict
  note?: string | null
}

export interface GroupScore {
  group: ConditionGroup
  /** 0 to 100: points of the passed questions in a hundred of all. */
  score: number
  passMark: number
  passed: boolean
  /** Questions without a mark: they count as not passed. */
  open: number
}

/** N-04: score per condition. What is not marked, failed or asked back gives no points. */
export function scoresOf({ groups }: TemplateContent, marks: readonly Mark[]): GroupScore[] {
  const verdicts = new Map(marks.map(({ question, verdict }) => [question, verdict]))
  return groups.map(({ group, passMark, questions }) => {
    const all = questions.reduce((sum, { points }) => sum + points, 0)
    const won = questions.reduce((sum, { key, points }) => sum + (verdicts.get(key) === 'PASS' ? points : 0), 0)
    const score = all === 0 ? 100 : Math.floor((won * 100) / all)
    const open = questions.filter(({ key }) => !verdicts.has(key)).length
    return { group, score, passMark, passed: score >= passMark, open }
  })
}

/** Everything that is marked to be asked back, in the order of the template. */
export function askedOf({ groups }: TemplateContent, marks: readonly Mark[]): { question: string; reason: string }[] {
  const order = ['licenceNo', ...groups.flatMap(({ questions }) => questions.map(({ key }) => key))]
  const asked = marks.filter(({ verdict }) => verdict === 'ASK')
  return asked
    .toSorted((a, b) => order.indexOf(a.question) - order.indexOf(b.question))
    .map(({ question, note }) => ({ question, reason: note ?? '' }))
}

export const isQuestion = ({ groups }: TemplateContent, key: string): boolean =>
  key === 'licenceNo' || groups.some(({ questions }) => questions.some((question) => question.key === key))
