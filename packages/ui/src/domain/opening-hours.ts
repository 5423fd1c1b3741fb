import { say } from '@stationmaster/client'
import { enumValues } from '@stationmaster/i18n'

export interface OpeningInterval {
  weekday: string
  opensAt: string
  closesAt: string
}

const isInterval = (value: unknown): value is OpeningInterval =>
  typeof value === 'object' && value !== null && 'weekday' in value && 'opensAt' in value && 'closesAt' in value

export const intervalsOf = (value: unknown): OpeningInterval[] =>
  Array.isArray(value) ? value.filter((one) => isInterval(one)) : []

/** '08:30–12:00 13:30–18:00' for one weekday; empty when closed. */
export const hoursOn = (hours: readonly OpeningInterval[], weekday: string): string =>
  hours
    .filter((interval) => interval.weekday === weekday)
    .map(({ opensAt, closesAt }) => `${opensAt}–${closesAt}`)
    .join('  ')

/** Opening hours in words, a line for each weekday. */
export function hoursText(value: unknown): string {
  const hours = intervalsOf(value)
  const open = enumValues('Weekday').filter((weekday) => hoursOn(hours, weekday))
  return open.map((weekday) => `${say.value('Weekday', weekday)} ${hoursOn(hours, weekday)}`).join('\n')
}

interface Contact {
  name: string
  duty?: string | null
  phone?: string | null
}
const isContact = (value: unknown): value is Contact => typeof value === 'object' && value !== null && 'name' in value

/** Contacts in words, a line for each. */
export const contactsText = (value: unknown): string =>
  (Array.isArray(value) ? value : [])
    .filter((one) => isContact(one))
    .map(({ name, duty, phone }) => [name, duty, phone].filter(Boolean).join(' '))
    .join('\n')
