import type { EnumName, FieldName, Key, TypeName } from '@stationmaster/i18n'
import type { Lookup, Option } from '../list/list-view.ts'

export type Draft = Record<string, unknown>

/** A field of a form; its label is `fields.<type>.<key>`. `slot` fields are drawn by the page in `#field-<key>`. */
export type FormField<Name extends string = string> = {
  key: Name
  required?: boolean
  /** Whole width of the form. */
  wide?: boolean
  hint?: Key
  /** Shown but not changeable. */
  locked?: boolean
  /** Helps to choose another field and is not sent. */
  unsent?: boolean
  /** Only asked for, and only sent, while this holds. */
  when?: (draft: Draft) => boolean
  /** Fields that lose their value when this one changes. */
  clears?: readonly string[]
} & (
  | { kind: 'text' | 'multiline' | 'day' | 'time' | 'number' | 'phone' | 'email' }
  /** Covered while it is typed, and kept in no draft. */
  | { kind: 'secret' }
  /** `text` says a value in words, where two of them are compared. */
  | { kind: 'slot'; text?: (value: unknown) => string }
  | { kind: 'enum' | 'enums'; enum: EnumName; values?: (draft: Draft) => readonly string[] }
  | { kind: 'choice' | 'choices'; load: (draft: Draft) => Promise<Option[]>; dependsOn?: readonly string[] }
  | ({ kind: 'lookup' | 'lookups' } & Lookup)
)

export interface FormSection<Name extends string = string> {
  title?: Key
  fields: readonly FormField<Name>[]
}

export interface FormView {
  type: TypeName
  sections: readonly FormSection[]
}

/** Declares a form; a key without words does not compile. */
export function defineFormView<Type extends TypeName>(view: {
  type: Type
  sections: readonly FormSection<NoInfer<FieldName<Type>>>[]
}): FormView {
  return view
}

/** True when the form asks for the field at all. */
export const isAsked = (field: FormField, draft: Draft): boolean => field.when?.(draft) ?? true

export const fieldsOf = (view: FormView): FormField[] => view.sections.flatMap(({ fields }) => fields)
