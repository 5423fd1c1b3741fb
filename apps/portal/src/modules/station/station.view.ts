import { say, viewer, type ResultOf } from '@stationmaster/client'
import type { Key } from '@stationmaster/i18n'
import { contactsText, defineFormView, hoursText, useRecord, type Draft, type Steps } from '@stationmaster/ui'
import { ownStationQuery } from './station.queries.ts'

export type OwnStation = NonNullable<ResultOf<typeof ownStationQuery>['station']>

/** The station of whoever is signed in. */
export const useOwnStation = () =>
  useRecord(
    ownStationQuery,
    () => viewer.value?.station?.id ?? '',
    (result) => result.station,
  )

export const stationSteps: Steps<OwnStation> = {
  edit: { to: () => '/station/edit', icon: 'i-lucide-pencil', primary: true },
}

const stateNotices: Readonly<Record<string, Key>> = {
  SUSPENDED: 'pages.station.suspended',
  TERMINATING: 'pages.station.terminating',
}
/** Words for a state in which a station can only read; none in the others. */
export const noticeOf = (state: string): Key | undefined => stateNotices[state]

/** Why the reader cannot change what a station keeps itself; none when he can. */
export function readOnlyReason({ availableActions, state }: OwnStation): Key | undefined {
  if (availableActions.includes('edit')) return undefined
  return noticeOf(state) ? 'pages.station.readOnlyState' : 'pages.station.readOnlyRole'
}

export const contractFields = (station: OwnStation) => ({
  creditCode: station.creditCode,
  kind: say.value('StationKind', station.kind),
  level: say.value('StationLevel', station.level),
  ownership: say.value('StationOwnership', station.ownership),
  productLines: say.list(station.productLines.map((line) => say.value('ProductLine', line))),
  area: station.area.name,
  place: [...new Set([station.province.name, station.city.name, station.district.name])].join(' '),
  address: station.address,
  principalName: station.principalName,
  signedOn: station.signedOn && say.day(station.signedOn),
  contractEndsOn: station.contractEndsOn,
})

/** What a station may change of itself, as the API has it: ownFields in station.rules.ts. */
export const ownForm = defineFormView({
  type: 'Station',
  sections: [
    {
      title: 'pages.station.phonesAndPlace',
      fields: [
        { key: 'servicePhone', kind: 'phone' },
        { key: 'principalPhone', kind: 'phone' },
        { key: 'latitude', kind: 'number', hint: 'pages.station.locationHint' },
        { key: 'longitude', kind: 'number' },
      ],
    },
    { fields: [{ key: 'openingHours', kind: 'slot', text: hoursText }] },
    { fields: [{ key: 'contacts', kind: 'slot', text: contactsText }] },
  ],
})

export const ownValues = (station: OwnStation): Draft => ({
  servicePhone: station.servicePhone,
  principalPhone: station.principalPhone,
  latitude: station.latitude,
  longitude: station.longitude,
  openingHours: station.openingHours,
  contacts: station.contacts.map(({ name, duty, phone }) => ({ name, duty, phone })),
})
