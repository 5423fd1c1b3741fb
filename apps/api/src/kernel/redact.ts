import { mask } from './access.ts'

const secret = /password|token|secret|hash|cookie|authorization|sealed|webhookurl/i
const personal = /phone|email|creditcode|idnumber|bank/i
const longest = 200

/** A value as a log or an audit row may keep it: secrets are gone, personal data is masked, long text is cut. */
export function redact(value: unknown, key = ''): unknown {
  if (value === null || value === undefined) return null
  if (secret.test(key)) return '***'
  if (typeof value === 'string') return redactText(value, key)
  if (typeof value !== 'object') return value
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => redact(item, key))
  return redactFields(value as Record<string, unknown>)
}

function redactText(text: string, key: string): string {
  if (personal.test(key)) return mask(text.includes('@') ? 'email' : 'phone', text)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

export const redactFields = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, redact(value, name)]))
