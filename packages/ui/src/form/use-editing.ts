import { computed, shallowRef, watchEffect, type ComputedRef, type ShallowRef } from 'vue'
import type { LoadedRecord } from '../record/use-record.ts'
import type { Draft } from './form-view.ts'
import type { FormOptions } from './use-record-form.ts'

/** The record as it was loaded first: a later load must not overwrite what is being typed. */
export function useBegun<Row>(loaded: LoadedRecord<Row>): ShallowRef<Row | undefined> {
  const begun = shallowRef<Row>()
  watchEffect(() => {
    begun.value ??= loaded.record.value
  })
  return begun
}

/** The form of one record that is changed: its values to begin with, and the newest ones after a conflict. */
export function useEditing<Row extends { id: string; version: number }>(
  loaded: LoadedRecord<Row>,
  valuesOf: (row: Row) => Draft,
  parts: (row: Row) => Pick<FormOptions, 'view' | 'contract' | 'save'>,
): { begun: ShallowRef<Row | undefined>; form: ComputedRef<FormOptions | undefined> } {
  const begun = useBegun(loaded)
  async function latest() {
    const newest = await loaded.refetch()
    return newest && { version: newest.version, values: valuesOf(newest) }
  }
  const form = computed((): FormOptions | undefined => {
    const row = begun.value
    return row && { ...parts(row), initial: valuesOf(row), record: row, latest }
  })
  return { begun, form }
}
