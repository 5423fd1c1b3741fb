import type { Module } from '../../kernel/module.ts'
import { ApiClient, ApiClientSecret } from './api-client.entity.ts'
import { ApiClientResolver, IssuedSecretResolver } from './api-client.resolver.ts'

export const apiClients: Module = {
  name: 'api-clients',
  entities: [ApiClient, ApiClientSecret],
  resolvers: [ApiClientResolver, IssuedSecretResolver],
}
