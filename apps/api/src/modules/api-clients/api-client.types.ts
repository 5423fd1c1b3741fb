import {
  apiClientStates,
  apiReaches,
  apiScopes,
  type ApiReach,
  type ApiScope,
} from '@stationmaster/contracts/api-clients'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import { defineRecord } from '../../kernel/record.ts'
import { DateTime } from '../../kernel/scalars.ts'
import { ApiClient, ApiClientSecret } from './api-client.entity.ts'
import { actionsOn } from './api-client.rules.ts'

export const ApiClientStateEnum = enumType('ApiClientState', apiClientStates)
export const ApiScopeEnum = enumType('ApiScope', apiScopes)
export const ApiReachEnum = enumType('ApiReach', apiReaches)

@ObjectType('ApiClientSecret', {
  description: 'A secret of an app; itself it is never shown again.',
  simpleResolvers: true,
})
export class ApiClientSecretType implements Pick<ApiClientSecret, 'id' | 'hint' | 'createdAt' | 'expiresAt'> {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'Its last four characters.' })
  hint!: string
  @Field(() => DateTime)
  createdAt!: Date
  @Field(() => DateTime, { description: 'From then on it opens nothing.' })
  expiresAt!: Date
  @Field(() => DateTime, { nullable: true })
  revokedAt!: Date | null
  @Field(() => DateTime, { nullable: true, description: 'To the minute; none when it was never used.' })
  lastUsedAt!: Date | null
}

@ObjectType('ApiClient', { description: 'A program of others that reads through this API.', simpleResolvers: true })
export class ApiClientType implements Pick<ApiClient, 'id' | 'name' | 'description' | 'createdByName' | 'version'> {
  @Field(() => ID, { description: 'Also the `client_id` of OAuth.' })
  id!: string
  @Field(() => String)
  name!: string
  @Field(() => String, { nullable: true, description: 'What it is for, and whom to ask.' })
  description!: string | null
  @Field(() => [ApiScopeEnum])
  scopes!: ApiScope[]
  @Field(() => ApiReachEnum)
  reach!: ApiReach
  @Field(() => [ID], { description: 'Areas or provinces, when the reach is REGIONS.' })
  regionIds!: string[]
  @Field(() => [ID], { description: 'Stations, when the reach is STATIONS.' })
  stationIds!: string[]
  @Field(() => ApiClientStateEnum)
  state!: ApiClient['state']
  @Field(() => [ApiClientSecretType], { description: 'Newest first.' })
  secrets!: ApiClientSecretType[]
  @Field(() => String, { description: 'Who registered it.' })
  createdByName!: string
  @Field(() => DateTime)
  createdAt!: Date
  @Field(() => [String], { description: 'Steps that the caller may take now.' })
  availableActions!: string[]
  @Field(() => Int)
  version!: number
}

@ObjectType('IssuedSecret', { description: 'A secret, shown in this answer only.', simpleResolvers: true })
export class IssuedSecretType {
  @Field(() => ApiClientType, { description: 'The app that it belongs to.' })
  client!: ApiClientType
  @Field(() => String, { nullable: true, description: 'Null when a request was repeated: it is shown once.' })
  secret!: string | null
  @Field(() => DateTime)
  expiresAt!: Date
}

defineRecord({ name: 'ApiClientSecret', entity: ApiClientSecret })
defineRecord({
  name: 'ApiClient',
  entity: ApiClient,
  many: { secrets: { of: ApiClientSecret, by: 'client', order: 'createdAt desc' } },
  computed: {
    availableActions: {
      needs: ['state'],
      compute: ({ state }, { actor }) => actionsOn(state as ApiClient['state'], actor),
    },
  },
})
