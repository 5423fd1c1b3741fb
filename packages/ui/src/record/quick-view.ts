import type { EnumName, TypeName } from '@stationmaster/i18n'
import type { Draft } from '../form/form-view.ts'
import type { FormOptions } from '../form/use-record-form.ts'
import type { Steps, Versioned } from './steps.ts'

/** What a record in the drawer of its list shows of itself. */
export interface QuickRow extends Versioned {
  state: string
  availableActions: readonly string[]
  blockedActions?: readonly { action: string; text: string }[]
}

/** How the records of a type are shown and changed in the drawer of their list. */
export interface QuickView<Row> {
  type: TypeName
  /** Whose words the states are. */
  states: EnumName
  steps: Steps<Row>
  /** Steps that only the record's page takes. */
  onPage?: readonly string[]
  /** The short form of those to whom the server allows `step`. */
  edit?: Pick<FormOptions, 'view' | 'contract' | 'save'> & { step: string; values: (row: Row) => Draft }
}
