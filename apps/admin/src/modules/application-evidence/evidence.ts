import type { PreviewFile } from '@stationmaster/ui'
import type { ApplicationRecord } from '../application-record/application.view.ts'

/** What proves something, with its pictures: evidence names files of the application by id. */
export function evidenceOf({ files }: ApplicationRecord, evidence: readonly { id: string }[]): PreviewFile[] {
  const ids = new Set(evidence.map(({ id }) => id))
  return files.filter(({ id }) => ids.has(id))
}
