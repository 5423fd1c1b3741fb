import { defineList } from '../../kernel/list.ts'
import { ApiClientStateEnum, ApiClientType } from './api-client.types.ts'

export const apiClientList = defineList({
  type: 'ApiClient',
  node: () => ApiClientType,
  filter: { state: { kind: 'enum', type: ApiClientStateEnum } },
  sort: ['createdAt'],
  defaultSort: { property: 'createdAt', descending: true },
})
