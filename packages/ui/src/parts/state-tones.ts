export type Tone = 'good' | 'busy' | 'warning' | 'bad' | 'quiet'

// One table for all states, so that the same word has the same colour on every page.
const tones: Record<Tone, readonly string[]> = {
  good: [
    'ACTIVE',
    'DONE',
    'OK',
    'NEW',
    'MET',
    'APPROVED',
    'IN_FORCE',
    'PUBLISHED',
    'ACCEPTED',
    'PASSED',
    'OPENED',
    'CONFIRMED',
    'ANSWERED',
    'SENT',
  ],
  busy: [
    'RUNNING',
    'CHECKED',
    'READ',
    'INVITED',
    'PROBATION',
    'CHANGED',
    'PROPOSED',
    'COMING',
    'SIGNED',
    'OPEN',
    'IN_REVIEW',
    'PRELIM_APPROVED',
    'CONSTRUCTION',
    'INSPECTION',
    'OPENING_PREP',
    'SIGNING',
  ],
  warning: [
    'TERMINATING',
    'QUEUED',
    'WAITING',
    'HELD',
    'UNREAD',
    'OFFERED',
    'SIGNED_BY_STATION',
    'SUBMITTED',
    'RETURNED',
    'RECTIFICATION',
  ],
  bad: ['SUSPENDED', 'FAILED', 'REFUSED', 'BREACHED', 'REJECTED', 'GIVEN_UP'],
  quiet: ['TERMINATED', 'LEFT', 'DEACTIVATED', 'CANCELLED', 'UNDONE', 'UNCHANGED'],
}

export const toneOf = (value: string): Tone => {
  const found = Object.entries(tones).find(([, values]) => values.includes(value))
  return (found?.[0] as Tone | undefined) ?? 'quiet'
}

export const dotClass: Record<Tone, string> = {
  good: 'bg-success',
  busy: 'bg-info',
  warning: 'bg-warning',
  bad: 'bg-error',
  quiet: 'bg-neutral-400 dark:bg-neutral-500',
}
