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

/** A field that two people changed, and whose value counts; to begin with the reader's own. */
export interface Difference {
  key: string
  mine: unknown
  theirs: unknown
  taken: 'mine' | 'theirs'
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
  let mine: Draft = {}

  const fields = computed(() => fieldsOf(options().view))
  const isDirty = computed(() => fields.value.some(({ key: name }) => !isSame(draft[name], base.value[name])))

  /** What differs from the record now, but for secrets. */
  const changes = (): Draft => {
    const changed = fields.value.filter(
      ({ key: name, kind }) => kind !== 'secret' && !isSame(draft[name], base.value[name]),
    )
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
    const isTouched = ({ key: name }: { key: string }) => !isSame(draft[name], base.value[name])
    // What only one of the two changed is merged by itself.
    const both = fields.value.filter(
      (field) => isTouched(field) && !isSame(newest.values[field.key], base.value[field.key]),
    )
    differences.value = both
      .filter(({ key: name, unsent }) => !unsent && !isSame(newest.values[name], draft[name]))
      .map(({ key: name }) => ({ key: name, mine: draft[name], theirs: newest.values[name], taken: 'mine' }))
    mine = copyOf(draft)
    for (const field of fields.value) if (!isTouched(field)) draft[field.key] = newest.values[field.key]
    base.value = copyOf(newest.values)
    version.value = newest.version
  }

  /** All values as the reader left them, and those of the newest version. */
  const sides = { mine: () => mine, theirs: () => base.value }

  /** Whose value of a field counts; the fields that only help to choose it follow. */
  function take(name: string, taken: Difference['taken']): void {
    differences.value = differences.value?.map((one) => (one.key === name ? { ...one, taken } : one))
    const from = taken === 'mine' ? mine : base.value
    const together = [name]
    for (let key = together.pop(); key !== undefined; key = together.pop()) {
      draft[key] = from[key]
      const field = fields.value.find((one) => one.key === key)
      if (field && 'dependsOn' in field) together.push(...(field.dependsOn ?? []))
    }
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
      // The first try arrived after all, and the input has changed since: another one is a new record.
      if (code === 'IDEMPOTENCY_MISMATCH') key = newIdempotencyKey()
      return shownProblems(refused)
    } finally {
      isSaving.value = false
    }
  }
  return { draft, fields, changes, version, isDirty, isSaving, error, differences, sides, take, problems, save }
}
