import { asAppError, newIdempotencyKey, say } from '@stationmaster/client'
import { useQueryClient } from '@tanstack/vue-query'
import { computed, reactive, ref, shallowRef } from 'vue'
import { notify } from '../notify.ts'
import {
  changedInput,
  createInput,
  isSame,
  problemsIn,
  shownProblems,
  type Contract,
  type ShownProblem,
} from './form-input.ts'
import { fieldsOf, type Draft, type FormView } from './form-view.ts'

export interface FormOptions {
  view: FormView
  contract: Contract
  /** Values to begin with; for an update those of the record. */
  initial: Draft
  /** Sent with a create beside what is filled in, such as the station that a person belongs to. */
  constant?: Draft
  /** The record that is changed, for its id and version; none for a create. */
  record?: { id: string; version: number } | undefined
  /** Sends the input; `idempotencyKey` stays the same until the form is saved. */
  save: (input: Draft, idempotencyKey: string) => Promise<unknown>
  /** After a conflict: the newest version and its values. */
  latest?: (() => Promise<{ version: number; values: Draft } | undefined>) | undefined
}

export interface Difference {
  key: string
  mine: unknown
  theirs: unknown
}

const copyOf = (draft: Draft): Draft => JSON.parse(JSON.stringify(draft))

/** State of one form: draft, problems, conflict, saving. */
export function useRecordForm(options: () => FormOptions) {
  const queries = useQueryClient()
  const base = shallowRef(copyOf(options().initial))
  const draft = reactive(copyOf(options().initial))
  const version = ref(options().record?.version)
  const error = shallowRef<unknown>()
  const differences = shallowRef<Difference[]>()
  const isSaving = ref(false)
  let key = newIdempotencyKey()

  const fields = computed(() => fieldsOf(options().view))
  const isDirty = computed(() => fields.value.some(({ key: name }) => !isSame(draft[name], base.value[name])))

  /** What differs from the record now. */
  const changes = (): Draft => {
    const changed = fields.value.filter(({ key: name }) => !isSame(draft[name], base.value[name]))
    return Object.fromEntries(changed.map(({ key: name }) => [name, draft[name] ?? null]))
  }

  function input(): Draft {
    const { record, constant } = options()
    if (!record) return { ...constant, ...createInput(draft, fields.value) }
    return { id: record.id, expectedVersion: version.value, ...changedInput(draft, base.value, fields.value) }
  }
  const problems = (): ShownProblem[] => problemsIn(options().contract, input())

  async function meetConflict(): Promise<void> {
    const newest = await options().latest?.()
    if (!newest) return
    differences.value = fields.value
      .filter(({ key: name }) => !isSame(newest.values[name], base.value[name]))
      .filter(({ key: name }) => !isSame(newest.values[name], draft[name]))
      .map(({ key: name }) => ({ key: name, mine: draft[name], theirs: newest.values[name] }))
    const untouched = fields.value.filter(({ key: name }) => isSame(draft[name], base.value[name]))
    for (const { key: name } of untouched) draft[name] = newest.values[name]
    base.value = copyOf(newest.values)
    version.value = newest.version
  }

  /** Saves; answers the problems of single fields, or null when it is done. */
  async function save(): Promise<ShownProblem[] | null> {
    isSaving.value = true
    error.value = undefined
    try {
      await options().save(input(), key)
      base.value = copyOf(draft)
      differences.value = undefined
      key = newIdempotencyKey()
      notify.done(say.word('common.saved'))
      await queries.invalidateQueries()
      return null
    } catch (cause) {
      const { code, fields: refused } = asAppError(cause)
      if (code === 'CONFLICT' && options().latest) await meetConflict()
      else if (!refused.length) error.value = cause
      return shownProblems(refused)
    } finally {
      isSaving.value = false
    }
  }
  return { draft, fields, changes, version, isDirty, isSaving, error, differences, problems, save }
}
