import * as z from 'zod/mini'
import { described, expectedVersion, id, oneOf } from './fields.ts'

export const importKinds = ['STATIONS'] as const
export const importKind = oneOf('ImportKind', importKinds)
export type ImportKind = z.infer<typeof importKind>

/** Who may write what an import of the kind writes. */
export const importPermissions = { STATIONS: 'STATION_IMPORT' } as const satisfies Record<ImportKind, string>

export const importStates = ['CHECKED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED', 'UNDONE'] as const
export const importState = oneOf('ImportState', importStates)
export type ImportState = z.infer<typeof importState>

export const rowOutcomes = ['NEW', 'CHANGED', 'UNCHANGED', 'REFUSED'] as const
export const rowOutcome = oneOf('RowOutcome', rowOutcomes)
export type RowOutcome = z.infer<typeof rowOutcome>

const header = z.string().check(z.maxLength(500, 'TOO_LONG'))
const field = z.optional(z.nullable(z.string().check(z.maxLength(60, 'TOO_LONG'))))

export const importColumn = z.strictObject({
  header: described(header, 'A header of the file, as it is written there.'),
  field: described(field, 'Field that the column fills; null when it is not to be read.'),
})

export const checkImport = z.strictObject({
  kind: importKind,
  fileId: id(),
  columns: described(
    z.optional(z.array(importColumn).check(z.maxLength(200, 'TOO_MANY'))),
    'Columns matched by hand; remembered for the next file of this kind. The others are matched by name.',
  ),
})
export type CheckImport = z.infer<typeof checkImport>

export const importStep = z.strictObject({ id: id(), expectedVersion: expectedVersion() })
export type ImportStep = z.infer<typeof importStep>
