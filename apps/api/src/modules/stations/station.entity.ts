import {
  productLines,
  stationKinds,
  stationLevels,
  stationOwnerships,
  stationStates,
  type OpeningHours,
} from '@stationmaster/contracts/stations'
import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, document } from '../../kernel/document.ts'
import { newId } from '../../kernel/ids.ts'
import { Region } from '../regions/region.entity.ts'
import { flow } from './station.rules.ts'

const StationSchema = defineEntity({
  name: 'Station',
  properties: {
    ...document,
    code: p.text().unique('station_code_unique'),
    name: p.text(),
    creditCode: p.text().nullable().unique('station_credit_code_unique'),
    kind: p.enum(stationKinds),
    level: p.enum(stationLevels),
    ownership: p.enum(stationOwnerships).default('OUTSOURCED'),
    state: p.enum(stationStates).default(flow.initial),
    stateSince: p.datetime(),
    productLines: p.enum(productLines).array(),
    /** Row scope of region managers goes by province: it moves between large regions as a whole. */
    province: () => p.manyToOne(Region),
    city: () => p.manyToOne(Region),
    district: () => p.manyToOne(Region),
    address: p.text(),
    latitude: p.double().nullable(),
    longitude: p.double().nullable(),
    principalName: p.text().nullable(),
    principalPhone: p.text().nullable(),
    servicePhone: p.text().nullable(),
    signedOn: p.date().nullable(),
    contractEndsOn: p.date().nullable(),
    remark: p.text().nullable(),
    openingHours: p.json<OpeningHours[]>(),
    contacts: () => p.oneToMany(StationContact).mappedBy('station').orphanRemoval(),
    territories: () => p.oneToMany(StationTerritory).mappedBy('station').orphanRemoval(),
    searchText: p.text(),
  },
})
/** 服务站: the tenant of the portal. */
export class Station extends StationSchema.class {}
StationSchema.setClass(Station)

const StationContactSchema = defineEntity({
  name: 'StationContact',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    station: () => p.manyToOne(Station),
    provinceId: p.uuid(),
    name: p.text(),
    duty: p.text(),
    phone: p.text(),
  },
})
export class StationContact extends StationContactSchema.class {}
StationContactSchema.setClass(StationContact)

const StationTerritorySchema = defineEntity({
  name: 'StationTerritory',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    station: () => p.manyToOne(Station),
    provinceId: p.uuid(),
    region: () => p.manyToOne(Region),
  },
})
/** A county or district that the station serves. */
export class StationTerritory extends StationTerritorySchema.class {}
StationTerritorySchema.setClass(StationTerritory)

const StationStateChangeSchema = defineEntity({
  name: 'StationStateChange',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    station: () => p.manyToOne(Station),
    provinceId: p.uuid(),
    from: p.enum(stationStates).nullable().fieldName('from_state'),
    to: p.enum(stationStates).fieldName('to_state'),
    step: p.text(),
    reason: p.text(),
    reference: p.text().nullable(),
    byName: p.text(),
    at: createdAt,
  },
})
/** Every state change with its reason: appended, never changed. */
export class StationStateChange extends StationStateChangeSchema.class {}
StationStateChangeSchema.setClass(StationStateChange)
