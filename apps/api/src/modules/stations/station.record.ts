import { defineRecord } from '../../kernel/record.ts'
import { User } from '../users/user.entity.ts'
import { may } from './station.access.ts'
import { Station, StationContact, StationStateChange, StationTerritory } from './station.entity.ts'
import { flow } from './station.rules.ts'

defineRecord({ name: 'StationContact', entity: StationContact })
defineRecord({ name: 'StationTerritory', entity: StationTerritory })
defineRecord({ name: 'StateChange', entity: StationStateChange })
defineRecord({
  name: 'Station',
  entity: Station,
  live: [may.READ],
  one: { area: ['province', 'parent'] },
  many: { stateChanges: { of: StationStateChange, by: 'station', order: 'at desc' } },
  exists: {
    hasOwnerAccount: {
      of: User,
      by: 'stationId',
      where: [
        { property: 'state', isNot: 'DEACTIVATED' },
        { property: 'roles', has: 'STATION_OWNER' },
      ],
    },
  },
  computed: {
    availableActions: {
      needs: ['state'],
      compute: (row, { actor }) => [
        ...(actor?.permissions.has(may.EDIT) ? ['edit'] : []),
        ...flow.actionsFor(row['state'] as Station['state'], actor),
      ],
    },
  },
})
