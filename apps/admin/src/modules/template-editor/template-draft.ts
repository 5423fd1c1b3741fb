import { asAppError, fieldProblemText, locale } from '@stationmaster/client'
import { problemsOf } from '@stationmaster/contracts/fields'
import {
  templateContent,
  type TemplateCheck,
  type TemplateContent,
  type TemplateMilestone,
  type TemplateQuestion,
} from '@stationmaster/contracts/onboarding-templates'
import { inject, type InjectionKey } from 'vue'

const nothing = () => ({ zh: '', en: '' })

/** `question7`: a name that no entry has yet. Answers are kept under it, so it never changes by itself. */
export function freeKey(prefix: string, taken: readonly string[]): string {
  let count = taken.length + 1
  while (taken.includes(`${prefix}${count}`)) count += 1
  return `${prefix}${count}`
}

const questionKeys = ({ groups }: TemplateContent) => groups.flatMap(({ questions }) => questions.map(({ key }) => key))

export const newQuestion = (content: TemplateContent): TemplateQuestion => ({
  key: freeKey('question', questionKeys(content)),
  kind: 'TEXT',
  text: nothing(),
  required: true,
  evidence: false,
  points: 10,
})
export const newMilestone = ({ milestones }: TemplateContent): TemplateMilestone => ({
  key: freeKey(
    'milestone',
    milestones.map(({ key }) => key),
  ),
  title: nothing(),
  days: 30,
  evidence: true,
})
export const newCheck = ({ checklist }: TemplateContent): TemplateCheck => ({
  key: freeKey(
    'check',
    checklist.map(({ key }) => key),
  ),
  title: nothing(),
  kind: 'TYPED',
  mandatory: true,
})
export const newChoice = (taken: readonly string[]) => ({ key: freeKey('choice', taken), text: nothing() })

interface Problem {
  path: string
  code: string
}

/** What the contract says against the content, with paths as the server gives them. */
export function problemsIn(content: TemplateContent): Problem[] {
  const result = templateContent.safeParse(content)
  return result.success ? [] : problemsOf(result.error.issues).map(({ path, code }) => ({ path, code }))
}

/** What the server says against it, with the same paths. */
export const problemsOfServer = (error: unknown): Problem[] =>
  asAppError(error).fields.map(({ path, code }) => ({ path: path.replace(/^content\./, ''), code }))

export type ProblemAt = (path: string) => string | undefined
export const problemKey: InjectionKey<ProblemAt> = Symbol('problems of the template')
export const useProblems = (): ProblemAt => inject(problemKey, () => undefined)

export const problemText = (problem: Problem) => fieldProblemText(locale.value, problem)
