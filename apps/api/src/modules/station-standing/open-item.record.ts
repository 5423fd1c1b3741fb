import { t, type Key } from '@stationmaster/i18n'
import { localDate, localDateOf, momentOf } from '../../kernel/clock.ts'
import { extendRecord, type Row } from '../../kernel/record.ts'
import { may } from '../stations/station.access.ts'
import { openItemsOf, type StationStanding } from './open-item.rules.ts'

const dayOf = (value: unknown) => (typeof value === 'string' ? localDate(value) : null)

const standingOf = (row: Row): StationStanding => ({
  state: row['state'] as StationStanding['state'],
  stateSinceOn: localDateOf(momentOf(row['stateSince'] as string)),
  createdOn: localDateOf(momentOf(row['createdAt'] as string)),
  contractEndsOn: dayOf(row['contractEndsOn']),
  hasOpeningHours: (row['openingHours'] as unknown[]).length > 0,
  hasServicePhone: row['servicePhone'] !== null,
  hasContacts: (row['contactCount'] as number) > 0,
  hasOwnerAccount: row['hasOwnerAccount'] as boolean,
  staffCount: row['staffCount'] as number,
  unskilledStaffCount: row['unskilledStaffCount'] as number,
})

extendRecord('Station', {
  calls: {
    contactCount: 'station_contact_count',
    staffCount: 'station_staff_count',
    unskilledStaffCount: 'station_unskilled_staff_count',
  },
  computed: {
    openItems: {
      needs: [
        'state',
        'stateSince',
        'createdAt',
        'contractEndsOn',
        'openingHours',
        'servicePhone',
        'contactCount',
        'hasOwnerAccount',
        'staffCount',
        'unskilledStaffCount',
      ],
      compute: (row, { actor, now, locale }) => {
        const today = localDateOf(now)
        const items = openItemsOf(standingOf(row), today)
        // an item of the contract tells its last day, which basic readers do not see
        const shown = actor?.permissions.has(may.READ_DETAIL)
          ? items
          : items.filter(({ code }) => !code.startsWith('CONTRACT_'))
        return shown.map((item) => ({
          ...item,
          title: t(locale, `openItems.Station.${item.code}` as Key, { count: item.count ?? 0 }),
          overdue: item.dueOn !== null && item.dueOn < today,
        }))
      },
    },
  },
})
