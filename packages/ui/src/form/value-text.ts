import { say } from '@stationmaster/client'
import type { Draft, FormField } from './form-view.ts'

const isEmpty = (value: unknown) => value === null || value === undefined || value === ''

/** A value of a form in words. Names of records are asked for; `draft` says what its choices depend on. */
export async function valueText(field: FormField, value: unknown, draft: Draft): Promise<string> {
  const values = (Array.isArray(value) ? value : [value]).filter((one) => !isEmpty(one))
  if (values.length === 0) return say.word('common.empty')
  if (field.kind === 'slot') return field.text?.(value) ?? say.word('pages.form.otherValue')
  const names = await namesOf(field, values.map(String), draft)
  return say.list(names)
}

async function namesOf(field: FormField, values: string[], draft: Draft): Promise<string[]> {
  if (field.kind === 'enum' || field.kind === 'enums') return values.map((value) => say.value(field.enum, value))
  if (field.kind === 'day') return values.map((value) => say.day(value))
  if (!('load' in field) && !('named' in field)) return values
  const options = 'load' in field ? await field.load(draft) : await field.named(values)
  return values.map((value) => options.find((option) => option.value === value)?.label ?? value)
}
