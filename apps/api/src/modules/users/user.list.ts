import { columnsOf } from '../../kernel/export-list.ts'
import { defineList } from '../../kernel/list.ts'
import { AudienceEnum, RoleEnum } from '../identity/role.types.ts'
import { may } from './user.access.ts'
import { UserStateEnum, UserType } from './user.types.ts'

export const userList = defineList({
  type: 'User',
  node: () => UserType,
  filter: {
    audience: { kind: 'enum', type: AudienceEnum },
    state: { kind: 'enum', type: UserStateEnum },
    role: { kind: 'anyOf', type: RoleEnum, path: 'roles' },
    station: { kind: 'id', path: 'stationId' },
  },
  sort: ['name', 'createdAt', 'lastSignedInAt'],
  defaultSort: { property: 'createdAt', descending: true },
  search: 'searchText',
  export: {
    name: 'users',
    title: 'pages.identity.users',
    allow: [may.READ],
    columns: {
      ...columnsOf('name state roles audience phone email lastSignedInAt createdAt'),
      // `station` and `regions` come from the later module `accounts`
      place: { path: ['station.name', 'regions.name'] },
    },
  },
})
