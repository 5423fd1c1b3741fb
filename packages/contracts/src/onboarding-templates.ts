import * as z from 'zod/mini'
import { described, expectedVersion, id, oneOf, text } from './fields.ts'
import { conditionGroup, conditionGroups, surroundingsItem, surroundingsItems } from './onboarding.ts'
import { stationKind, stationLevel } from './stations.ts'

export const templateStates = ['DRAFT', 'PUBLISHED', 'SUPERSEDED'] as const
export const templateState = oneOf('ApplicationTemplateState', templateStates)
export type TemplateState = z.infer<typeof templateState>

export const questionKinds = ['TEXT', 'NUMBER', 'CHOICE', 'YES_NO', 'FILE'] as const
export const questionKind = oneOf('QuestionKind', questionKinds)
export type QuestionKind = z.infer<typeof questionKind>

export const checkKinds = ['TYPED', 'COMPUTED'] as const
export const checkKind = oneOf('OpeningCheckKind', checkKinds)
export type CheckKind = z.infer<typeof checkKind>

const both = (max: number) => z.strictObject({ zh: text(max), en: text(max) })
/** One text in both languages, so that neither is forgotten. */
export const localizedText = both(300)
export type LocalizedText = z.infer<typeof localizedText>

const key = () =>
  described(
    z.string().check(z.regex(/^[a-z][A-Za-z0-9]{1,39}$/, 'INVALID')),
    'Name of the entry inside the template: letters and digits, begins with a small letter.',
  )
const title = () => localizedText

export const templateChoice = z.strictObject({ key: key(), text: title() })
export type TemplateChoice = z.infer<typeof templateChoice>

export const templateQuestion = z
  .strictObject({
    key: key(),
    kind: questionKind,
    text: title(),
    hint: z.optional(z.nullable(localizedText)),
    required: z.boolean(),
    evidence: described(z.boolean(), 'Whether at least one photo or document must be added.'),
    points: described(
      z.int().check(z.minimum(0, 'RANGE'), z.maximum(100, 'RANGE')),
      'Weight in the score of its group.',
    ),
    unit: z.optional(z.nullable(localizedText)),
    minimum: described(z.optional(z.nullable(z.number())), 'Smallest number that meets the condition.'),
    choices: z.optional(z.array(templateChoice).check(z.maxLength(12, 'TOO_MANY'))),
  })
  .check(
    z.refine(({ kind, choices }) => kind !== 'CHOICE' || (choices ?? []).length > 1, {
      message: 'TOO_FEW',
      path: ['choices'],
    }),
  )
export type TemplateQuestion = z.infer<typeof templateQuestion>

const passMark = () => z.int().check(z.minimum(0, 'RANGE'), z.maximum(100, 'RANGE'))

export const templateGroup = z.strictObject({
  group: conditionGroup,
  intro: described(localizedText, 'What is asked in this group, and why.'),
  passMark: described(passMark(), 'Score from 0 to 100 that the group must reach in the preliminary review.'),
  questions: z.array(templateQuestion).check(z.minLength(1, 'TOO_FEW'), z.maxLength(30, 'TOO_MANY')),
})
export type TemplateGroup = z.infer<typeof templateGroup>

export const templateMilestone = z.strictObject({
  key: key(),
  title: title(),
  days: described(
    z.int().check(z.minimum(0, 'RANGE'), z.maximum(365, 'RANGE')),
    'Days after the start of construction.',
  ),
  evidence: z.boolean(),
})
export type TemplateMilestone = z.infer<typeof templateMilestone>

export const templateCheck = z
  .strictObject({
    key: key(),
    title: title(),
    kind: checkKind,
    mandatory: z.boolean(),
    computedBy: described(z.optional(z.nullable(key())), 'Key of the computed check that answers; only for COMPUTED.'),
  })
  .check(
    z.refine(({ kind, computedBy }) => (kind === 'COMPUTED') === Boolean(computedBy), {
      message: 'REQUIRED',
      path: ['computedBy'],
    }),
  )
export type TemplateCheck = z.infer<typeof templateCheck>

export const templateSurroundings = z.strictObject({
  item: surroundingsItem,
  title: title(),
  hint: z.optional(z.nullable(localizedText)),
})
export type TemplateSurroundings = z.infer<typeof templateSurroundings>

const eachOnce = <T>(keys: (content: T) => readonly string[], path: string) =>
  z.refine<T>((content) => new Set(keys(content)).size === keys(content).length, { message: 'DUPLICATE', path: [path] })
const allOf = <T>(wanted: readonly string[], given: (content: T) => readonly string[], path: string) =>
  z.refine<T>((content) => wanted.every((one) => given(content).includes(one)), { message: 'REQUIRED', path: [path] })

interface Content {
  groups: readonly { group: string; questions: readonly { key: string }[] }[]
  milestones: readonly { key: string }[]
  checklist: readonly { key: string }[]
  surroundings: readonly { item: string }[]
}

export const templateContent = z
  .strictObject({
    groups: z.array(templateGroup).check(z.maxLength(conditionGroups.length, 'TOO_MANY')),
    milestones: z.array(templateMilestone).check(z.minLength(1, 'TOO_FEW'), z.maxLength(30, 'TOO_MANY')),
    checklist: z.array(templateCheck).check(z.maxLength(40, 'TOO_MANY')),
    surroundings: z.array(templateSurroundings).check(z.maxLength(surroundingsItems.length, 'TOO_MANY')),
    inspectionPassMark: described(passMark(), 'Score from 0 to 100 that the acceptance inspection must reach.'),
  })
  .check(
    allOf<Content>(conditionGroups, ({ groups }) => groups.map(({ group }) => group), 'groups'),
    eachOnce<Content>(({ groups }) => groups.map(({ group }) => group), 'groups'),
    eachOnce<Content>(({ groups }) => groups.flatMap((each) => each.questions.map((one) => one.key)), 'groups'),
    eachOnce<Content>(({ milestones }) => milestones.map((each) => each.key), 'milestones'),
    eachOnce<Content>(({ checklist }) => checklist.map((each) => each.key), 'checklist'),
    allOf<Content>(surroundingsItems, ({ surroundings }) => surroundings.map(({ item }) => item), 'surroundings'),
    eachOnce<Content>(({ surroundings }) => surroundings.map(({ item }) => item), 'surroundings'),
  )
export type TemplateContent = z.infer<typeof templateContent>

export const draftApplicationTemplate = z.strictObject({
  kind: stationKind,
  level: stationLevel,
})
export type DraftApplicationTemplate = z.infer<typeof draftApplicationTemplate>

export const updateApplicationTemplate = z.strictObject({
  id: id(),
  expectedVersion: expectedVersion(),
  content: templateContent,
})
export type UpdateApplicationTemplate = z.infer<typeof updateApplicationTemplate>

export const applicationTemplateStep = z.strictObject({ id: id(), expectedVersion: expectedVersion() })
export type ApplicationTemplateStep = z.infer<typeof applicationTemplateStep>
