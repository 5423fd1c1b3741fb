import { locale, say, type ResultOf } from '@stationmaster/client'
import type { HistoryEntry } from '@stationmaster/ui'
import type { applicationQuery } from './application.queries.ts'

export type ApplicationRecord = NonNullable<ResultOf<typeof applicationQuery>['stationApplication']>
export type Milestone = ApplicationRecord['milestones'][number]
export type Inspection = ApplicationRecord['inspections'][number]
export type InspectedItem = Inspection['items'][number]
export type TemplateGroup = ApplicationRecord['template']['content']['groups'][number]
export type TemplateQuestion = TemplateGroup['questions'][number]

/** A text of a template in the reader's language. */
export const inLocale = (text: { zh: string; en: string } | null | undefined): string =>
  text ? (locale.value === 'en' ? text.en : text.zh) : ''

/** The same for what was copied out of a template. */
export const titleOf = ({ titleZh, titleEn }: { titleZh: string; titleEn: string }): string =>
  locale.value === 'en' ? titleEn : titleZh

/** The tab on which that is done what is waited for now. */
export function tabOf({ state, phase }: Pick<ApplicationRecord, 'state' | 'phase'>): string {
  if (phase === 'OPENING') return 'opening'
  if (state === 'INSPECTION' || state === 'RECTIFICATION') return 'inspection'
  return phase === 'CONSTRUCTION' ? 'construction' : 'review'
}

/** What is still to be done on the site, and the next day by which. */
export function openWork({ state, milestones, inspections }: ApplicationRecord): { count: number; day: string | null } {
  const days =
    state === 'CONSTRUCTION'
      ? milestones.filter((milestone) => milestone.state === 'PLANNED').map(({ plannedOn }) => plannedOn)
      : state === 'RECTIFICATION'
        ? failedItems(inspections).map(({ dueOn }) => dueOn)
        : []
  return { count: days.length, day: days.filter((day) => day !== null).toSorted()[0] ?? null }
}
const failedItems = (inspections: readonly Inspection[]) =>
  inspections.at(-1)?.items.filter(({ result, rectifiedAt }) => result === 'FAIL' && !rectifiedAt) ?? []

export const historyOf = ({ stateChanges }: ApplicationRecord): HistoryEntry[] =>
  stateChanges.map((change) => ({
    id: change.id,
    at: change.at,
    by: change.byName || say.value('ApplicationOwner', 'APPLICANT'),
    title: say.action('StationApplication', change.step),
    from: change.from && say.value('StationApplicationState', change.from),
    to: say.value('StationApplicationState', change.to),
    text: change.reason,
    reference: null,
  }))
