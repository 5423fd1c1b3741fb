import * as z from 'zod/mini'
import { described, expectedVersion, id, oneOf, optionalText } from './fields.ts'
import { surroundingsItem, surroundingsItems } from './onboarding.ts'

export const reviewVerdicts = ['PASS', 'FAIL', 'ASK'] as const
export const reviewVerdict = oneOf('ReviewVerdict', reviewVerdicts)
export type ReviewVerdict = z.infer<typeof reviewVerdict>

export const markApplicationItem = z
  .strictObject({
    id: described(id(), 'Id of the application.'),
    question: described(
      z.string().check(z.maxLength(40, 'TOO_LONG')),
      'Key of the question; `licenceNo` for the credit code.',
    ),
    verdict: described(z.nullable(reviewVerdict), 'Null takes the mark back.'),
    note: described(optionalText(300), 'What to put right; required to ask, and told to the applicant.'),
  })
  .check(z.refine(({ verdict, note }) => verdict !== 'ASK' || Boolean(note), { message: 'REQUIRED', path: ['note'] }))
export type MarkApplicationItem = z.infer<typeof markApplicationItem>

export const locationRatings = ['GOOD', 'FAIR', 'POOR'] as const
export const locationRating = oneOf('LocationRating', locationRatings)
export type LocationRating = z.infer<typeof locationRating>

export const surroundingsResult = z.strictObject({
  item: surroundingsItem,
  passed: z.nullable(z.boolean()),
  note: optionalText(300),
})
export type SurroundingsResult = z.infer<typeof surroundingsResult>

export const saveSiteSurvey = z
  .strictObject({
    id: described(id(), 'Id of the application.'),
    expectedVersion: described(
      z.nullable(expectedVersion()),
      'The `version` of the survey that the caller saw; null for the first.',
    ),
    items: z.array(surroundingsResult).check(z.maxLength(surroundingsItems.length, 'TOO_MANY')),
    accessibility: z.nullable(locationRating),
    convenience: z.nullable(locationRating),
    isKeyFactor: described(z.nullable(z.boolean()), 'Whether customers there choose a service by its location.'),
    remark: optionalText(1000),
  })
  .check(
    z.refine(({ items }) => new Set(items.map(({ item }) => item)).size === items.length, {
      message: 'DUPLICATE',
      path: ['items'],
    }),
  )
export type SaveSiteSurvey = z.infer<typeof saveSiteSurvey>
