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
