import {
  conditionGroups,
  applicationPhases,
  phaseOfState,
  type ApplicationPhase,
  type ApplicationState,
  type ConditionGroup,
} from '@stationmaster/contracts/onboarding'
import type { ApplicationAnswerInput, TrackerState } from '@stationmaster/contracts/applicants'
import type { TemplateContent, TemplateQuestion } from '@stationmaster/contracts/onboarding-templates'
import { defineErrors, invalidInput, type FieldProblem } from '../../kernel/errors.ts'

export const errors = defineErrors('APPLICANT', {
  /** One answer for a wrong code, a wrong phone and an application that is not there: nothing can be found by trying. */
  CODE_OR_PHONE_WRONG: 'not-found',
  CLOSED: 'conflict',
  QUESTION_CLOSED: 'conflict',
})

/** How often visitors may try; `duration` in seconds (security.md, public pages). */
export const limits = {
  startByAddress: { key: 'apply-address', points: 10, duration: 3600 },
  startByPhone: { key: 'apply-phone', points: 3, duration: 86_400 },
  startByAll: { key: 'apply-all', points: 300, duration: 3600 },
  resumeByAddress: { key: 'resume-address', points: 15, duration: 900 },
  /** The lock-out: whoever tries codes for one phone, or phones for one code, waits. */
  resumeByPhone: { key: 'resume-phone', points: 5, duration: 900 },
  resumeByCode: { key: 'resume-code', points: 5, duration: 900 },
  mail: { key: 'apply-mail', points: 3, duration: 3600 },
} as const

type Value = string | number | boolean | null

function numberIn(text: string): Value | { problem: string } {
  const number = Number(text.replace(/,/g, ''))
  return Number.isFinite(number) && number >= 0 && number < 1e9 ? number : { problem: 'NUMBER' }
}

/** The typed value of an answer, or a problem code. */
function valueOf(question: TemplateQuestion, raw: string | null): Value | { problem: string } {
  const text = raw?.trim() ?? ''
  if (text === '') return null
  switch (question.kind) {
    case 'NUMBER':
      return numberIn(text)
    case 'YES_NO':
      return ['true', 'false'].includes(text) ? text === 'true' : { problem: 'INVALID' }
    case 'CHOICE':
      return question.choices?.some(({ key }) => key === text) ? text : { problem: 'NOT_IN_LIST' }
    case 'FILE':
      return { problem: 'INVALID' }
    default:
      return text
  }
}

const questionsOf = (content: TemplateContent) => content.groups.flatMap(({ questions }) => questions)

interface Editable {
  state: ApplicationState
  asked: readonly string[]
}

/** A draft is open; what was returned is open where it is asked; everything else is being judged and stays as it was. */
export function mustBeOpen({ state }: Pick<Editable, 'state'>): void {
  if (state !== 'DRAFT' && state !== 'RETURNED') throw errors.CLOSED()
}

/** The answers after the change; INPUT_INVALID with a path for each that does not fit its question. */
export function changedAnswers(
  content: TemplateContent,
  answers: Readonly<Record<string, Value>>,
  sent: readonly ApplicationAnswerInput[],
  { state, asked }: Editable,
): Record<string, Value> {
  const questions = new Map(questionsOf(content).map((question) => [question.key, question]))
  const problems: FieldProblem[] = []
  const next: Record<string, Value> = { ...answers }
  for (const { question: key, value: raw } of sent) {
    const question = questions.get(key)
    const value = question ? valueOf(question, raw) : { problem: 'NOT_FOUND' }
    if (typeof value === 'object' && value !== null) {
      problems.push({ path: `answers.${key}`, code: value.problem })
      continue
    }
    if (state === 'RETURNED' && !asked.includes(key) && value !== (answers[key] ?? null))
      throw errors.QUESTION_CLOSED({ question: key })
    next[key] = value
  }
  if (problems.length > 0) throw invalidInput(problems)
  return next
}

export interface Filled {
  content: TemplateContent
  answers: Readonly<Record<string, Value>>
  licenceNo: string | null
  address: string | null
  /** Keys of the questions that have at least one file. */
  filed: ReadonlySet<string>
}

function lacks({ kind, key, required, evidence }: TemplateQuestion, { answers, filed }: Filled): boolean {
  const value = answers[key] ?? null
  const isAnswered = kind === 'FILE' ? filed.has(key) : value !== null
  if (required && !isAnswered) return true
  return evidence && required && value !== false && !filed.has(key)
}

export interface MissingGroup {
  group: ConditionGroup
  questions: string[]
}

/** What a station is made of besides the answers: without it nothing could be opened at the end. */
const profileOf: Partial<Record<ConditionGroup, 'licenceNo' | 'address'>> = {
  ORGANIZATION: 'licenceNo',
  HARDWARE: 'address',
}

/** N-02: every group needs its required answers and at least one file; two need a field of the profile as well. */
export function missingOf(filled: Filled): MissingGroup[] {
  return conditionGroups.flatMap((group) => {
    const { questions = [] } = filled.content.groups.find((each) => each.group === group) ?? {}
    const open = questions.filter((question) => lacks(question, filled)).map(({ key }) => key)
    const field = profileOf[group]
    if (field && !filled[field]) open.unshift(field)
    const hasFile = questions.some(({ key }) => filled.filed.has(key))
    if (open.length === 0 && !hasFile) open.push(...questions.slice(0, 1).map(({ key }) => key))
    return open.length > 0 ? [{ group, questions: open }] : []
  })
}

/** Where each of the four steps stands. */
export function trackerOf(state: ApplicationState): { phase: ApplicationPhase; state: TrackerState }[] {
  const at = applicationPhases.indexOf(phaseOfState[state])
  return applicationPhases.map((phase, index) => ({
    phase,
    state: index < at || state === 'OPENED' ? 'DONE' : index === at ? 'CURRENT' : 'AHEAD',
  }))
}
