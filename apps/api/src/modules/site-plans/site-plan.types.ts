import { Field, Float, Int, ObjectType } from 'type-graphql'
import { MapCountyType } from '../coverage/coverage.types.ts'

@ObjectType('PlannedSite', { description: 'A county in which a station should be built.', simpleResolvers: true })
class PlannedSiteType {
  @Field(() => MapCountyType, { description: 'Where it should stand.' })
  county!: MapCountyType
  @Field(() => Float, { description: 'Demand that it adds to the sites before it.' })
  gain!: number
}

@ObjectType('SitePlan', { description: 'The best places for new stations.', simpleResolvers: true })
export class SitePlanType {
  @Field(() => Int, { description: 'Longest way that counts as reached.' })
  minutes!: number
  @Field(() => Float, { description: 'Demand of all counties.' })
  totalDemand!: number
  @Field(() => Float, { description: 'Covered now.' })
  coveredDemand!: number
  @Field(() => Float, { description: 'Covered with the new sites.' })
  plannedDemand!: number
  @Field(() => [PlannedSiteType], {
    description: 'Most useful first; fewer than asked for when nothing is left to gain.',
  })
  sites!: PlannedSiteType[]
  @Field(() => [MapCountyType], { description: 'What stays out of reach all the same, largest demand first.' })
  uncovered!: MapCountyType[]
}

@ObjectType('StationClosing', { description: 'What breaks when a station closes.', simpleResolvers: true })
export class StationClosingType {
  @Field(() => Int, { description: 'Longest way that counts as reached.' })
  minutes!: number
  @Field(() => Float, { description: 'Demand that nobody reaches in time any more.' })
  lostDemand!: number
  @Field(() => [MapCountyType], { description: 'Exactly the counties that only this station reaches.' })
  counties!: MapCountyType[]
}
