import { Field, Int } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import { extendRecord } from '../../kernel/record.ts'
import { RegionType } from '../regions/region.types.ts'
import { may } from '../stations/station.access.ts'

/** What regions get from the modules that came after them. */
const description = 'Stations of the region at any level, in the caller’s scope.'
Field(() => Int, { nullable: true, description })(RegionType.prototype, 'stationCount')
Allow(may.READ)(RegionType.prototype, 'stationCount')
extendRecord('Region', { calls: { stationCount: 'region_station_count' } })
