import { apiReaches, apiScopes } from '@stationmaster/contracts/api-clients'
import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, document } from '../../kernel/document.ts'
import { newId } from '../../kernel/ids.ts'
import { flow } from './api-client.rules.ts'

const ApiClientSchema = defineEntity({
  name: 'ApiClient',
  properties: {
    ...document,
    name: p.text(),
    description: p.text().nullable(),
    scopes: p.enum(apiScopes).array(),
    reach: p.enum(apiReaches),
    /** Areas or provinces. */
    regionIds: p.uuid().array(),
    stationIds: p.uuid().array(),
    state: p.enum(flow.states).default(flow.initial),
    createdByName: p.text(),
    secrets: () => p.oneToMany(ApiClientSecret).mappedBy('client'),
  },
})
/** A program of others that reads through GraphQL. */
export class ApiClient extends ApiClientSchema.class {}
ApiClientSchema.setClass(ApiClient)

const ApiClientSecretSchema = defineEntity({
  name: 'ApiClientSecret',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    client: () => p.manyToOne(ApiClient),
    secretHash: p.text().lazy(),
    /** Its last four characters, to tell two apart. */
    hint: p.text(),
    createdAt,
    expiresAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
    lastUsedAt: p.datetime().nullable(),
  },
})
/** What an app proves itself with; only its hash is kept. */
export class ApiClientSecret extends ApiClientSecretSchema.class {}
ApiClientSecretSchema.setClass(ApiClientSecret)
