import { productLinesOf, type StationKind } from '@stationmaster/contracts/stations'
import { contactsText, defineFormView, hoursText, type Draft } from '@stationmaster/ui'
import { regionOptions, regionsBelow } from '../regions/region-options.ts'
import type { StationRecord } from '../stations/station.view.ts'

const isKind = (value: unknown): value is StationKind => typeof value === 'string' && value in productLinesOf

const identity = {
  title: 'pages.stations.sectionIdentity',
  fields: [
    { key: 'name', kind: 'text', required: true, wide: true },
    { key: 'creditCode', kind: 'text' },
    { key: 'kind', kind: 'enum', enum: 'StationKind', required: true, clears: ['productLines'] },
    { key: 'level', kind: 'enum', enum: 'StationLevel', required: true },
    { key: 'ownership', kind: 'enum', enum: 'StationOwnership' },
    {
      key: 'productLines',
      kind: 'enums',
      enum: 'ProductLine',
      required: true,
      values: ({ kind }: Draft) => (isKind(kind) ? productLinesOf[kind] : []),
    },
  ],
} as const

const place = {
  title: 'pages.stations.sectionPlace',
  fields: [
    {
      key: 'provinceId',
      kind: 'choice',
      unsent: true,
      clears: ['cityId', 'districtId'],
      load: () => regionOptions({ level: ['PROVINCE'] }),
    },
    {
      key: 'cityId',
      kind: 'choice',
      unsent: true,
      clears: ['districtId'],
      dependsOn: ['provinceId'],
      load: ({ provinceId }: Draft) => regionsBelow(provinceId),
    },
    {
      key: 'districtId',
      kind: 'choice',
      required: true,
      dependsOn: ['cityId'],
      load: ({ cityId }: Draft) => regionsBelow(cityId),
    },
    { key: 'address', kind: 'text', required: true, wide: true },
  ],
} as const

const principal = {
  title: 'pages.stations.sectionPrincipal',
  fields: [
    { key: 'principalName', kind: 'text' },
    { key: 'principalPhone', kind: 'phone' },
    { key: 'servicePhone', kind: 'phone' },
    { key: 'signedOn', kind: 'day' },
    { key: 'contractEndsOn', kind: 'day' },
    { key: 'remark', kind: 'multiline' },
  ],
} as const

export const createForm = defineFormView({
  type: 'Station',
  sections: [{ fields: [{ key: 'code', kind: 'text', required: true }] }, identity, place, principal],
})

/** What is changed most often, for the drawer of the list. */
export const quickForm = defineFormView({
  type: 'Station',
  sections: [
    {
      fields: [{ key: 'name', kind: 'text', required: true, wide: true }, identity.fields[3], ...principal.fields],
    },
  ],
})

export const editForm = defineFormView({
  type: 'Station',
  sections: [
    identity,
    {
      ...place,
      fields: [...place.fields, { key: 'latitude', kind: 'number' }, { key: 'longitude', kind: 'number' }],
    },
    principal,
    {
      title: 'pages.stations.sectionService',
      fields: [
        { key: 'openingHours', kind: 'slot', text: hoursText },
        { key: 'contacts', kind: 'slot', text: contactsText },
        {
          key: 'territoryIds',
          kind: 'choices',
          wide: true,
          dependsOn: ['cityId'],
          load: ({ cityId }) => regionsBelow(cityId),
        },
      ],
    },
  ],
})

/** The values of a station as the form holds them. */
export function valuesOf(station: StationRecord): Draft {
  const { province, city, district, territories, contacts, ...own } = station
  return {
    ...own,
    provinceId: province.id,
    cityId: city.id,
    districtId: district.id,
    territoryIds: territories.map(({ region }) => region.id),
    contacts: contacts.map(({ name, duty, phone }) => ({ name, duty, phone })),
  }
}
