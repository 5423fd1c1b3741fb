import { defineSearch } from '../../kernel/read/search.ts'
import { may as mayWithImports } from '../imports/import.access.ts'
import { may as mayWithStaff } from '../staff/staff-member.access.ts'
import { may as mayWithStations } from '../stations/station.access.ts'
import { may as mayWithUsers } from '../users/user.access.ts'

defineSearch({
  type: 'Station',
  allow: mayWithStations.READ,
  label: 'name',
  detail: ['code', 'city.name'],
  exact: ['code'],
  phones: ['servicePhone', 'principalPhone', 'contacts.phone'],
})

defineSearch({
  type: 'StaffMember',
  allow: mayWithStaff.READ,
  label: 'name',
  detail: ['badgeNumber', 'station.name'],
  station: 'station',
  exact: ['badgeNumber'],
  phones: ['phone'],
})

defineSearch({
  type: 'User',
  allow: mayWithUsers.READ,
  label: 'name',
  detail: ['email', 'phone'],
  exact: ['phone', 'email'],
})

defineSearch({ type: 'Import', allow: mayWithImports.READ, label: 'fileName', detail: ['createdByName'] })
