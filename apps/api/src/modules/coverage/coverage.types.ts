import { demandMeasures } from '@stationmaster/contracts/coverage'
import type { StationState } from '@stationmaster/contracts/stations'
import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import { StationStateEnum } from '../stations/station.types.ts'

enumType('DemandMeasure', demandMeasures)

@ObjectType('MapCounty', { description: 'A county on the network map.', simpleResolvers: true })
export class MapCountyType {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'Division code, six digits.' })
  code!: string
  @Field(() => String, { description: 'Name of the county.' })
  name!: string
  @Field(() => ID)
  provinceId!: string
  @Field(() => Float, { description: 'Of its middle, in degrees.' })
  latitude!: number
  @Field(() => Float, { description: 'Of its middle, in degrees.' })
  longitude!: number
  @Field(() => Int, { description: 'Customers who live there.' })
  customers!: number
  @Field(() => Int, { description: 'Units of our products in use there.' })
  installedUnits!: number
  @Field(() => Float, { description: 'What it counts as, by the measure that was asked for.' })
  demand!: number
}

@ObjectType('CountyCoverage', { description: 'A county and its nearest station.', simpleResolvers: true })
export class CountyCoverageType extends MapCountyType {
  @Field(() => Boolean, { description: 'Whether a station reaches it in time.' })
  isCovered!: boolean
  @Field(() => Int, { nullable: true, description: 'Minutes to the nearest station; null when there is none.' })
  minutes!: number | null
  @Field(() => ID, { nullable: true, description: 'The nearest station.' })
  stationId!: string | null
}

@ObjectType('StationCoverage', { description: 'A serving station and what it reaches.', simpleResolvers: true })
export class StationCoverageType {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'Code of the station.' })
  code!: string
  @Field(() => String, { description: 'Name of the station.' })
  name!: string
  @Field(() => StationStateEnum, { description: 'Active or on probation.' })
  state!: StationState
  @Field(() => Float, { description: 'In degrees.' })
  latitude!: number
  @Field(() => Float, { description: 'In degrees.' })
  longitude!: number
  @Field(() => Boolean, { description: 'Stands in the middle of its county, since it has no coordinates.' })
  isPlacedByCounty!: boolean
  @Field(() => Float, { description: 'Covered demand to which it is the nearest station: its share of the load.' })
  nearestDemand!: number
  @Field(() => Float, { description: 'Demand that it reaches in time.' })
  reachedDemand!: number
  @Field(() => Float, { description: 'Demand that no other station reaches: lost when it closes.' })
  aloneDemand!: number
}

@ObjectType('NetworkCoverage', { description: 'Which counties the stations reach.', simpleResolvers: true })
export class NetworkCoverageType {
  @Field(() => Int, { description: 'Longest way that counts as reached.' })
  minutes!: number
  @Field(() => Float, { description: 'Demand of all counties.' })
  totalDemand!: number
  @Field(() => Float, { description: 'Demand within reach of a station.' })
  coveredDemand!: number
  @Field(() => [CountyCoverageType], { description: 'Every county of the caller’s provinces.' })
  counties!: CountyCoverageType[]
  @Field(() => [StationCoverageType], { description: 'The serving stations that the caller may see.' })
  stations!: StationCoverageType[]
}

@ObjectType('NearStation', { description: 'A station near a planned site.', simpleResolvers: true })
class NearStationType {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'Code of the station.' })
  code!: string
  @Field(() => String, { description: 'Name of the station.' })
  name!: string
  @Field(() => Int, { description: 'Minutes from the site.' })
  minutes!: number
}

@ObjectType('SiteReach', { description: 'What a new site in a county would mean.', simpleResolvers: true })
export class SiteReachType {
  @Field(() => Int, { description: 'Customers within 30 minutes.' })
  minutes30!: number
  @Field(() => Int, { description: 'Customers within 60 minutes.' })
  minutes60!: number
  @Field(() => Int, { description: 'Longest way that counts as reached.' })
  minutes!: number
  @Field(() => Float, { description: 'Customers within reach.' })
  reachedDemand!: number
  @Field(() => Float, { description: 'Of these, customers whom no station reaches now.' })
  gain!: number
  @Field(() => Boolean, { description: 'Whether customers are known at all.' })
  hasDemand!: boolean
  @Field(() => [NearStationType], { description: 'The nearest stations.' })
  stations!: NearStationType[]
}
