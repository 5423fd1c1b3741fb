import { graphql, say } from '@stationmaster/client'
import type { ImportKind } from '@stationmaster/contracts/imports'
import type { TypeName } from '@stationmaster/i18n'

export const checkImport = graphql(`
  mutation CheckImport($input: CheckImportInput!) {
    checkImport(input: $input) {
      id
    }
  }
`)

export interface ColumnMatch {
  header: string
  field: string | null
}

interface ImportContent {
  /** Type of the records, for the words of their fields. */
  type: TypeName
  /** What a column may be matched to; the first ones must be in the file. */
  required: readonly string[]
  optional: readonly string[]
}

/** What each kind of import reads, in the order of its template. The server judges; this only helps to choose. */
export const contents: Record<ImportKind, ImportContent> = {
  STATIONS: {
    type: 'Station',
    required: ['code', 'name', 'kind', 'level', 'state', 'province', 'district', 'address'],
    optional: [
      'city',
      'creditCode',
      'principalName',
      'principalPhone',
      'servicePhone',
      'productLines',
      'signedOn',
      'contractEndsOn',
      'remark',
    ],
  },
}

export const fieldLabel = (kind: ImportKind, field: string) => say.field(contents[kind].type, field)
