import { defineErrors } from '../../kernel/errors.ts'

export const errors = defineErrors('FILE', { DAILY_LIMIT: 'limited', STATION_LIMIT: 'limited', EXPIRED: 'not-found' })

/** security.md C8. */
export const limits = { filesPerDay: 200, bytesPerStation: 2 * 1024 ** 3 } as const

export interface UsedRoom {
  /** Files that the person has added since midnight. */
  filesToday: number
  /** 0 for headquarters, which has no limit. */
  stationBytes: number
}

export function mustHaveRoom({ filesToday, stationBytes }: UsedRoom, size: number): void {
  if (filesToday >= limits.filesPerDay) throw errors.DAILY_LIMIT({ maximum: limits.filesPerDay })
  if (stationBytes + size > limits.bytesPerStation) throw errors.STATION_LIMIT({ maximum: '2 GB' })
}

/** Fetched at the latest 24 hours after it was made, as its link says. */
export function mustLast({ expiresAt }: { expiresAt?: Date | null }, now: Date): void {
  if (expiresAt && expiresAt <= now) throw errors.EXPIRED()
}

const longestName = 200

/** A name is words for people: no path, no invisible or turning signs, at most 200 characters, the ending kept. */
export function storedName(sent: string): string {
  const plain = sent
    .normalize('NFC')
    .replace(/^.*[\\/]/, '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"<>:|?*]/gu, '')
    .trim()
  const ending = /\.[^.]{1,10}$/.exec(plain)?.[0] ?? ''
  const stem = Array.from(plain.slice(0, plain.length - ending.length))
    .slice(0, longestName - ending.length)
    .join('')
  return `${stem || 'file'}${ending}`
}
