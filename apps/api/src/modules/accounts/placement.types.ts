import { Field } from 'type-graphql'
import { extendRecord, type Row } from '../../kernel/record.ts'
import { RegionType } from '../regions/region.types.ts'
import { StationType } from '../stations/station.types.ts'
import { UserType, ViewerType } from '../users/user.types.ts'

/** Where people belong: fields that users get from the modules that came after them. */
for (const [name, type] of [
  ['User', UserType],
  ['Viewer', ViewerType],
] as const) {
  Field(() => StationType, { nullable: true, description: 'The station of a user of the portal.' })(
    type.prototype,
    'station',
  )
  Field(() => [RegionType], { description: 'Areas or provinces of a region manager; empty for everybody else.' })(
    type.prototype,
    'regions',
  )
  extendRecord(name, {
    one: { station: ['stationId'] },
    calls: { regionRows: 'app_user_regions' },
    computed: { regions: { needs: ['regionRows'], compute: (row: Row) => row['regionRows'] } },
  })
}
