import { formatList, formatNumber, t, translateIfKnown, type Key, type Locale } from '@stationmaster/i18n'
import { entriesOf, fieldsOf, type Policy, type PolicyField } from '../../kernel/policies.ts'

export const titleOf = (locale: Locale, key: string) => translateIfKnown(locale, `policies.${key}`, key)
export const aboutOf = (locale: Locale, key: string) => translateIfKnown(locale, `policies.${key}About`, '')

export function labelOf(locale: Locale, { fieldNames, key }: Policy, field: string): string {
  if (field === 'value') return titleOf(locale, key)
  const named = fieldNames ? `enums.${fieldNames}.${field}` : `fields.PolicyValue.${field}`
  return translateIfKnown(locale, named, field)
}

export const optionsOf = (locale: Locale, { enumName, values = [] }: PolicyField) =>
  values.map((value) => ({ value, label: translateIfKnown(locale, `enums.${enumName}.${value}`, value) }))

const units: Partial<Record<PolicyField['kind'], Key>> = {
  DAYS: 'pages.settings.days',
  PERCENT: 'pages.settings.percent',
}

function oneText(locale: Locale, field: PolicyField, text: string): string {
  const { kind, enumName } = field
  if (kind === 'FLAG') return t(locale, text === 'true' ? 'common.yes' : 'common.no')
  if (enumName) return translateIfKnown(locale, `enums.${enumName}.${text}`, text)
  if (kind === 'MINUTES') return minutesText(locale, Number(text))
  const unit = units[kind]
  return unit ? t(locale, unit, { count: formatNumber(Number(text)) }) : formatNumber(Number(text))
}

function minutesText(locale: Locale, minutes: number): string {
  const [key, count]: [Key, number] =
    minutes % 60 === 0 ? ['pages.settings.hours', minutes / 60] : ['pages.settings.minutes', minutes]
  return t(locale, key, { count: formatNumber(count) })
}

export interface ShownEntry {
  field: string
  label: string
  values: string[]
  text: string
}

/** A value as people read it: '2 hours', 'Owners, Headquarters'. */
export function shownEntries(locale: Locale, policy: Policy, value: unknown): ShownEntry[] {
  const fields = new Map(fieldsOf(policy).map((field) => [field.name, field]))
  return entriesOf(policy, value).flatMap(({ field, values }) => {
    const spec = fields.get(field)
    if (!spec) return []
    const texts = values.map((text) => oneText(locale, spec, text))
    const text = texts.length > 0 ? formatList(locale, texts) : t(locale, 'common.none')
    return [{ field, label: labelOf(locale, policy, field), values, text }]
  })
}

/** The fields in which two values differ. */
export function differences(locale: Locale, policy: Policy, from: unknown, to: unknown) {
  const before = new Map(shownEntries(locale, policy, from).map((entry) => [entry.field, entry]))
  return shownEntries(locale, policy, to)
    .map((entry) => ({
      field: entry.field,
      label: entry.label,
      from: before.get(entry.field)?.text ?? '',
      to: entry.text,
    }))
    .filter((entry) => entry.from !== entry.to)
}
