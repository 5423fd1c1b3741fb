import { now } from '@stationmaster/client'
import { addDays, dayOf } from '@stationmaster/i18n'

export const today = () => dayOf(now.value)
/** The day up to which a credential counts as ending soon. */
export const endsBy = () => addDays(today(), 30)

/** The lists behind the numbers of tabs and tiles, as URL values. */
export const credentialTabs = {
  expiring: () => ({ state: 'APPROVED', validUntil: `..${endsBy()}` }),
  waiting: () => ({ state: 'SUBMITTED' }),
  expired: () => ({ state: 'EXPIRED' }),
  sentBack: () => ({ state: 'REJECTED' }),
  valid: () => ({ state: 'APPROVED' }),
}
