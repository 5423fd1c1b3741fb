import { defineSearch } from '../../kernel/read/search.ts'
import { may as mayWithAgreements } from '../agreements/agreement.access.ts'
import { may as mayWithCredentials } from '../credentials/credential.access.ts'
import { may as mayWithImports } from '../imports/import.access.ts'
import { may as mayWithNotices } from '../notices/notice.access.ts'
import { may as mayWithStaff } from '../staff/staff-member.access.ts'
import { may as mayWithApplications } from '../station-applications/station-application.access.ts'
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

defineSearch({
  type: 'StationApplication',
  allow: mayWithApplications.READ,
  label: 'companyName',
  detail: ['code', 'city.name'],
  exact: ['code'],
  phones: ['phone'],
})

defineSearch({
  type: 'ServiceAgreement',
  allow: mayWithAgreements.READ,
  label: 'partyName',
  detail: ['number'],
  exact: ['number'],
})

defineSearch({
  type: 'Credential',
  allow: mayWithCredentials.READ,
  label: 'number',
  detail: ['station.name', 'staffMember.name'],
})

defineSearch({ type: 'Notice', allow: mayWithNotices.READ, label: 'titleZh', detail: ['number'], exact: ['number'] })
