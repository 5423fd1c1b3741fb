import { noticeFields } from './access.notices.ts'

/** Fields below the root that not everybody sees, with the permission that shows them in clear. */
export const guarded: Record<string, { permission: string; otherwise: 'null' | 'masked' }> = {
  ...noticeFields,
  'AgreementSignature.network': { permission: 'AGREEMENT_SIGN', otherwise: 'null' },
  'ApplicationProgress.contactName': { permission: 'STATION_APPLICATION_READ', otherwise: 'masked' },
  'ApplicationProgress.phone': { permission: 'STATION_APPLICATION_READ', otherwise: 'masked' },
  'Region.stationCount': { permission: 'STATION_READ', otherwise: 'null' },
  'StaffMember.accounts': { permission: 'USER_READ', otherwise: 'null' },
  'StaffMember.phone': { permission: 'STAFF_READ', otherwise: 'masked' },
  'Station.agreements': { permission: 'AGREEMENT_READ', otherwise: 'null' },
  'Station.contractEndsOn': { permission: 'STATION_READ_DETAIL', otherwise: 'null' },
  'Station.creditCode': { permission: 'STATION_READ_DETAIL', otherwise: 'null' },
  'Station.hasOwnerAccount': { permission: 'STATION_READ_DETAIL', otherwise: 'null' },
  'Station.principalName': { permission: 'STATION_READ_DETAIL', otherwise: 'null' },
  'Station.principalPhone': { permission: 'STATION_READ_DETAIL', otherwise: 'masked' },
  'Station.remark': { permission: 'STATION_READ_DETAIL', otherwise: 'null' },
  'Station.signedOn': { permission: 'STATION_READ_DETAIL', otherwise: 'null' },
  'Station.staff': { permission: 'STAFF_READ', otherwise: 'null' },
  'StationApplication.email': { permission: 'STATION_APPLICATION_READ', otherwise: 'masked' },
  'StationApplication.phone': { permission: 'STATION_APPLICATION_READ', otherwise: 'masked' },
  'StationContact.phone': { permission: 'STATION_READ_DETAIL', otherwise: 'masked' },
}

/** security.md, column "stations": who reads more than names and addresses. The test's own copy, beside the matrix. */
export const detailReaders = [
  'HQ_ADMIN',
  'NETWORK_MANAGER',
  'REGION_MANAGER',
  'CLAIM_REVIEWER',
  'AUDITOR',
  'FINANCE',
  'SERVICE_MANAGER',
  'HQ_READER',
  'STATION_OWNER',
  'STATION_MANAGER',
]
