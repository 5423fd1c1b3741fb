import { defineErrors } from '../../kernel/errors.ts'

export const errors = defineErrors('CALENDAR', { HOLDS_ALREADY: 'conflict' })

export type VersionStanding = 'WITHDRAWN' | 'COMING' | 'IN_FORCE' | 'PAST'
export const versionStandings = ['IN_FORCE', 'COMING', 'PAST', 'WITHDRAWN'] as const

interface Version {
  id: string
  effectiveOn: string
  withdrawnAt?: Date | null
}

/** Where each version stands on a day; versions in the order of their days, later ones winning. */
export function standingOf(version: Version, all: readonly Version[], today: string): VersionStanding {
  if (version.withdrawnAt) return 'WITHDRAWN'
  if (version.effectiveOn > today) return 'COMING'
  const holding = all.filter(({ effectiveOn, withdrawnAt }) => !withdrawnAt && effectiveOn <= today).at(-1)
  return holding?.id === version.id ? 'IN_FORCE' : 'PAST'
}

/** What holds already has moved deadlines: it is followed by another version, not taken back. */
export function mustBeComing(standing: VersionStanding): void {
  if (standing !== 'COMING') throw errors.HOLDS_ALREADY()
}
