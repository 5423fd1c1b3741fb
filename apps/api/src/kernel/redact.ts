import { mask } from './access.ts'

const secret = /password|token|secret|hash|cookie|authorization/i
const personal = /phone|email|creditcode|idnumber|bank/i
const longest = 200

/** A value as a log or an audit row may keep it: secrets are gone, personal data is masked, long text is cut. */
export function redact(value: unknown, key = ''): unknown {
  if (value === null || value === undefined) return value ?? null
  if (secret.test(key)) return '***'
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => redact(item, key))
  if (typeof value === 'object') return redactFields(value as Record<string, unknown>)
  if (typeof value !== 'string') return value
  if (personal.test(key)) return mask(value.includes('@') ? 'email' : 'phone', value)
  return value.length > longest ? `${value.slice(0, longest)}…` : value
}

export const redactFields = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, redact(value, name)]))
